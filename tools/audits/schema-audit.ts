import type * as Graphql from 'graphql';
import { presentSubgraphs } from '../../apps/gateway/src/compose/present-subgraphs.ts';
import { type ReleasedSchema, releasedSchemas } from '../../apps/gateway/src/compose/released-schemas.ts';
import { root } from '../test/places.ts';
import { type Audit, findingOf } from './audit.ts';
import { npmTool } from './npm-tool.ts';

interface Change {
  criticality: { level: 'BREAKING' | 'DANGEROUS' | 'NON_BREAKING' };
  message: string;
}

interface Inspector {
  diff(before: Graphql.GraphQLSchema, after: Graphql.GraphQLSchema): Promise<Change[]>;
}

const hint = 'Keep what was there and deprecate it; to break on purpose, raise the version and run "npm run compose -- --release".';

/** No schema breaks what relied on the last release: neither the graph that clients see nor a subgraph. */
export const schemaAudit: Audit = {
  name: 'inspector',
  needs: ['npmTools'],
  async run(provisions) {
    const { diff } = await npmTool<Inspector>(provisions, '@graphql-inspector/core');
    // The inspector knows the types of its own copy of graphql only.
    const { buildSchema } = await npmTool<typeof Graphql>(provisions, 'graphql');
    const complaintAbout = async ({ app, now, released }: ReleasedSchema): Promise<string | undefined> => {
      if (!released) return `${app} has no released schema to compare with: run "npm run compose -- --release".`;
      const changes = await diff(buildSchema(released.sdl), buildSchema(now));
      const breaking = changes.filter(({ criticality }) => criticality.level === 'BREAKING').map(({ message }) => `\n  ${message}`);
      return breaking.length > 0 ? `${app} breaks ${released.version}:${breaking.join('')}\n${hint}` : undefined;
    };
    const schemas = releasedSchemas(root, await presentSubgraphs(root));
    return findingOf(await Promise.all(schemas.map(complaintAbout)));
  },
};
