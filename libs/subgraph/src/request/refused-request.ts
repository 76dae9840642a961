import { GraphQLError } from 'graphql';
import { clientError } from '../errors/client-error.ts';

const statuses: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, SERVICE_UNAVAILABLE: 503 };

/** Turns a refusal of the whole request into an error with its HTTP status; leaves faults of ours as they are. */
export function refusedRequest(error: unknown): unknown {
  const shown = clientError({ message: 'The request was refused.' }, error);
  if (!shown) return error;
  const status = statuses[String(shown.extensions?.['code'])] ?? 400;
  return new GraphQLError(shown.message, { extensions: { ...shown.extensions, http: { status } } });
}
