// as: libs/kafka/src/publisher.ts
// breaks: @nx/enforce-module-boundaries
import { eventually } from '@leadline/testkit';

/** Code that runs in production on the test kit. */
export const wait = eventually;
