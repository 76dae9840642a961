import type { Untyped } from '../graph/graph.ts';

/** Sends one mutation and returns its result; what else happens to the input, and how often it is sent, is the test's. */
export type Send = (mutation: string, input: Record<string, unknown>) => Promise<Untyped>;
