import { serviceEnvironment } from '@leadline/subgraph';
import { z } from 'zod';

const own = z.object({ FORMER_CUSTOMER_AFTER_MONTHS: z.coerce.number().int().min(1).max(600).default(24) });

/** The settings of the accounts service; after so many months without a win or an open project a customer is a former one. */
export const environment = {
  ...serviceEnvironment(process.env),
  formerCustomerAfterMonths: own.parse(process.env).FORMER_CUSTOMER_AFTER_MONTHS,
};
