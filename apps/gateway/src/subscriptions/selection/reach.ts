import { type ASTNode, type FragmentDefinitionNode, visit } from 'graphql';

/** What a part of a document needs of the rest of it. */
export interface Reach {
  fragments: Set<string>;
  variables: Set<string>;
}

/** The fragments and variables that some nodes use, directly or by way of fragments. */
export function reachOf(nodes: readonly ASTNode[], fragments: Readonly<Record<string, FragmentDefinitionNode>>): Reach {
  const reach: Reach = { fragments: new Set(), variables: new Set() };
  const follow = (node: ASTNode): void => {
    visit(node, {
      Variable: ({ name }) => void reach.variables.add(name.value),
      FragmentSpread({ name }) {
        if (reach.fragments.has(name.value)) return;
        reach.fragments.add(name.value);
        follow(fragments[name.value]!);
      },
    });
  };
  nodes.forEach(follow);
  return reach;
}
