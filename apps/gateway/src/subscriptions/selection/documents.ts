import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

/** Documents that were parsed and found valid, or not. */
export interface Documents {
  /** Throws the GraphQLError of a document that cannot be parsed, or the faults of one that is not valid in an AggregateError. */
  read(text: string): DocumentNode;
}

const remembered = 500;

/** Parses and validates against one schema; what was read lately is not read again, as many clients send the same text. */
export function documentsOf(schema: GraphQLSchema): Documents {
  const known = new Map<string, DocumentNode>();
  return {
    read(text) {
      const found = known.get(text);
      if (found) return found;
      const document = readAnew(text);
      const oldest = known.size >= remembered ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      known.set(text, document);
      return document;
    },
  };

  function readAnew(text: string): DocumentNode {
    const document = parsed(text);
    const faults = validate(schema, document, undefined, { maxErrors: 10 });
    if (faults.length > 0) throw new AggregateError(faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED')));
    return document;
  }

  function parsed(text: string): DocumentNode {
    try {
      return parse(text);
    } catch (error) {
      throw error instanceof GraphQLError ? coded(error, 'GRAPHQL_PARSE_FAILED') : error;
    }
  }

  function coded({ message, locations }: GraphQLError, code: string): GraphQLError {
    return Object.assign(new GraphQLError(message, { extensions: { code } }), { locations });
  }
}
