import { inputTypeOf, mutationDocument } from '../graph/api-schema.ts';
import { told } from '../graph/graph.ts';
import { filled } from './fill.ts';
import type { Send } from './send.ts';
import { sentinel } from './sentinel.ts';

/** Sends a mutation once, with every text of its input that is not plain. */
export const sendFilled: Send = async (mutation, given) => {
  const input = filled(inputTypeOf(mutation), given, (field, kind) => sentinel(field, kind).value);
  return (await told(mutationDocument(mutation), { input }))[mutation];
};
