// as: apps/leads/src/testing/leads-service.ts
import { testDatabase } from '@leadline/testkit';

/** A database for the specs of this service. */
export const leadsDatabase = testDatabase;
