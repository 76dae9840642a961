import { parse } from 'graphql';
import { RequestRefused } from '../../errors/request-refused.ts';
import { limitSettings, limitVariables } from '../limit-settings.ts';
import { z } from 'zod';
import { checkSource } from './check-document.ts';
import { measureOperations } from './measure-operations.ts';

const limits = {
  ...limitSettings(z.object(limitVariables).parse({})).document,
  depth: 4,
  aliases: 2,
  directives: 2,
  rootFields: 3,
  fields: 20,
};

function refusalOf(source: string) {
  try {
    checkSource(source, limits);
    return undefined;
  } catch (error) {
    if (error instanceof RequestRefused) return { rule: error.refusal.rule, ...error.refusal.details };
    throw error;
  }
}

const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;

describe('Query › size', () => {
  it.each<[string, string]>([
    ['as deep', nested(4)],
    ['with as many aliases', '{ x: a y: a }'],
    ['with as many fields at the root', '{ a b c }'],
    ['with as many directives', '{ a @include(if: true) b @skip(if: false) }'],
  ])('when it is %s as allowed › is let through', (_, source) => {
    expect(refusalOf(source)).toBeUndefined();
  });

  it.each<[string, string, object]>([
    ['too deep', nested(5), { rule: 'QueryTooDeep', limit: 4, found: 5 }],
    ['too deep by a fragment', `{ a { ...f } } fragment f on T ${nested(4)}`, { rule: 'QueryTooDeep', limit: 4, found: 5 }],
    ['full of aliases', '{ x: a y: a z: a }', { rule: 'TooManyAliases', limit: 2, found: 3 }],
    ['full of directives', '{ a @a @a @a }', { rule: 'TooManyDirectives', limit: 2, found: 3 }],
    ['full of directives on its variables', 'query ($a: Int @a @a @a) { a }', { rule: 'TooManyDirectives', limit: 2, found: 3 }],
    ['too broad', '{ a b c d }', { rule: 'TooManyRootFields', limit: 3, found: 4 }],
    ['too broad by a fragment', '{ a ...f } fragment f on T { b c d }', { rule: 'TooManyRootFields', limit: 3, found: 4 }],
    ['too large', `{ a { ${'b '.repeat(20)} } }`, { rule: 'TooManyFields', limit: 20, found: 21 }],
  ])('when it is %s › is refused with the limit and what was found', (_, source, refusal) => {
    expect(refusalOf(source)).toEqual(refusal);
  });

  it('when a fragment is not used › counts all the same, because it is validated all the same', () => {
    expect(refusalOf(`{ a } fragment f on T { b { ${'c '.repeat(20)} } }`)).toMatchObject({ rule: 'TooManyFields' });
  });

  it.each([
    '{ ...f } fragment f on T { ...f }',
    '{ ...f } fragment f on T { a { ...g } } fragment g on T { ...f }',
    'fragment f on T { ...f }',
  ])('when fragments spread each other in a circle (%s) › is refused', (source) =>
    expect(refusalOf(source)).toMatchObject({ rule: 'FragmentsFormACycle' }),
  );

  it('when fragments double each other a hundred times › is measured at once, and refused', () => {
    const doubling = Array.from({ length: 100 }, (_, index) => `fragment f${index} on T { ...f${index + 1} ...f${index + 1} }`);
    const source = `{ ...f0 } ${doubling.join(' ')} fragment f100 on T { a }`;
    expect(measureOperations(parse(source))[0]!.fields).toBeGreaterThan(2 ** 100);
    expect(refusalOf(source)).toMatchObject({ rule: 'TooManyRootFields' });
  });

  it('when it has a million aliases › is refused after the words allowed, unread', () => {
    const source = `{ ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}: a`).join(' ')} }`;
    expect(refusalOf(source)).toEqual({ rule: 'TooManyTokens', limit: 4_000 });
  });

  it('when it is too deep to be parsed by a parser that calls itself › is refused, and nothing overflows', () => {
    expect(refusalOf(nested(500_000))).toEqual({ rule: 'QueryTooDeep', limit: 100 });
    expect(refusalOf(`{ a(b: ${'['.repeat(3_000)}`)).toEqual({ rule: 'QueryTooDeep', limit: 100 });
  });

  it('when it does not parse › is left to the server, which says where', () => {
    expect(refusalOf('{ a')).toBeUndefined();
  });
});
