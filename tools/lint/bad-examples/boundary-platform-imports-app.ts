// as: libs/kafka/src/publisher.ts
// breaks: @nx/enforce-module-boundaries
import type { Lead } from '@leadline/leads';

/** A platform library that knows a domain. */
export type Publishes = Lead;
