import { type GraphQLSchema, defaultFieldResolver } from 'graphql';
import type { RequestContext } from '../request-context.ts';

/** Empties the loaders after each mutation, so that what a request reads next is what the mutation left. */
export function readFreshAfterMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context: RequestContext, info): Promise<unknown> => {
      try {
        return await resolve(source, args, context, info);
      } finally {
        for (const loader of Object.values(context.loaders)) loader.clearAll();
      }
    };
  }
}
