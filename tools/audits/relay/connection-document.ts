import type { ConnectionField } from './connection-fields.ts';

const paging = {
  forward: {
    definitions: 'count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }',
    args: ['first: $count', 'after: $cursor'],
  },
  backward: {
    definitions: 'count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }',
    args: ['last: $count', 'before: $cursor'],
  },
};

/** A JavaScript file with the fragment that pages through a connection; at the root also the query that fetches the next page. */
export function documentFor({ name, parent, field, direction, isRoot, required, hasNodeId }: ConnectionField): string {
  const { definitions, args } = paging[direction];
  const all = [definitions, ...required.map((argument) => `${argument.name}: { type: "${argument.type}" }`)].join(', ');
  const given = [...args, ...required.map((argument) => `${argument.name}: $${argument.name}`)].join(', ');
  // Only the root can be fetched anew without an interface Node.
  const refetchable = isRoot ? ` @refetchable(queryName: "${name}Query")` : '';
  return `import { graphql } from 'relay-runtime';

graphql\`
  fragment ${name}_page on ${parent} @argumentDefinitions(${all})${refetchable} {
    ${field}(${given}) @connection(key: "${name}_${field}") {
      edges { node { ${hasNodeId ? 'id' : '__typename'} } }
    }
  }
\`;
`;
}
