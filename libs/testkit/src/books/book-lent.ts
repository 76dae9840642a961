import type { EventDefinition } from '@leadline/contracts';
import { z } from 'zod';

const schema = z.object({ bookId: z.uuid() });

/** Another service lent a book. */
export const BookLent: EventDefinition<{ bookId: string }> = {
  name: 'BookLent',
  type: 'leadline.book.lent.v1',
  topic: 'activities',
  meaning: 'A book left the library for a while.',
  schema,
  example: { bookId: '0190c2a4-7b1e-7c3a-9f10-000000000001' },
  process: false,
  of: (subject, data) => ({ type: 'leadline.book.lent.v1', topic: 'activities', subject, data: schema.parse(data), process: false }),
  read: (data) => schema.parse(data),
};
