import { GraphQLError } from 'graphql';
import type { RequestRefused } from './request-refused.ts';

/** A refusal as an error of GraphQL, with its HTTP status. */
export const asGraphqlError = ({ status, refusal: { message, ...extensions } }: RequestRefused): GraphQLError =>
  new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
