import {
  checkInput,
  clientId,
  nonNegativeMoney,
  optionalText,
  referenceResolver,
  type RequestContext,
  text,
  unwrap,
  visibleConnection,
} from '@leadline/subgraph';
import { creationOf, type UnitOfWork } from '@leadline/postgres';
import { z } from 'zod';
import { decideAdding } from './book.ts';
import { books } from './books.ts';

/** The use cases' surroundings. */
export interface BookServices {
  unitOfWork: UnitOfWork;
  jobRuns: { now: Date }[];
}

const addBookInput = z.object({ id: clientId(), title: text(200), donor: optionalText(100), price: nonNegativeMoney().nullish() });
const byDonor = (donor: string | null | undefined) => (donor ? [{ text: 'record.donor = :donor', params: { donor } }] : []);

async function addBook(_: unknown, { input }: { input: unknown }, { services, actor }: RequestContext<BookServices>) {
  const { price = null, ...given } = checkInput(addBookInput, input);
  const request = creationOf('addBook', given);
  const added = { ...given, price, version: 0, ownerId: actor.viewer.id, addedAt: actor.now, loans: 0 };
  return unwrap(await services.unitOfWork.create(books, { id: given.id, request }, actor, () => decideAdding(added)));
}

/** The graph of the library. */
export const bookResolvers = {
  Query: {
    book: (_: unknown, { id }: { id: string }, context: RequestContext) => context.loaders['books']?.load(id),
    books: (_: unknown, args: { filter?: { donor?: string | null }; first?: number; after?: string }, context: RequestContext) =>
      visibleConnection(context, {
        aggregate: books,
        where: byDonor(args.filter?.donor),
        order: { column: 'added_at', direction: 'ASC', type: 'timestamptz' },
        page: args,
      }),
    broken: () => {
      throw new TypeError('secret of the inside');
    },
  },
  Mutation: { addBook },
  Book: { __resolveReference: referenceResolver('books') },
};
