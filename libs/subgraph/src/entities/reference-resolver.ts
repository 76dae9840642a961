import type { RequestContext } from '../request-context.ts';

/** Resolves entities that other subgraphs refer to by id, batched by the named loader; null for what the viewer may not see. */
export const referenceResolver =
  (loaderName: string) =>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each loader gives rows of its own type
  async (reference: { id: string }, context: RequestContext): Promise<any> => {
    const loader = context.loaders[loaderName];
    if (!loader) throw new Error(`The service declares no loader "${loaderName}".`);
    return loader.load(String(reference.id));
  };
