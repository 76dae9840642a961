import { Lexer, Source, TokenKind } from 'graphql';
import { refusedQuery } from '../refused-query.ts';

const steps: Partial<Record<TokenKind, 1 | -1>> = {
  [TokenKind.BRACE_L]: 1,
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.PAREN_L]: 1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.BRACKET_R]: -1,
  [TokenKind.PAREN_R]: -1,
};

// Far below what overflows the stack of a parser that calls itself for each, far above what anybody writes.
const bracketsDeep = 100;

/** Refuses a text of too many words and signs, or of brackets in brackets in brackets, before a parser meets it; throws GraphQLError for what is neither. */
export function checkTokens(source: string, limit: number): void {
  const lexer = new Lexer(new Source(source));
  let depth = 0;
  for (let count = 1; ; count += 1) {
    const { kind } = lexer.advance();
    if (kind === TokenKind.EOF) return;
    if (count > limit)
      throw refusedQuery('TooManyTokens', `The query has more than ${limit} words and signs. Ask for less at once.`, { limit });
    depth += steps[kind] ?? 0;
    if (depth > bracketsDeep)
      throw refusedQuery('QueryTooDeep', `The query has more than ${bracketsDeep} brackets in each other.`, { limit: bracketsDeep });
  }
}
