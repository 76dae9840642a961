// as: apps/leads/src/lead/an-example.ts
import { z } from 'zod';

/** What a client may say of a lead. */
export const lead = z.object({ id: z.uuid() });
export type Lead = z.infer<typeof lead>;

/** The states of a lead. */
export const states = ['NEW', 'QUALIFIED'] as const;
export type State = (typeof states)[number];

/** The id of a lead, or of the one in a list. */
export function idOf(of: Lead): string;
export function idOf(of: readonly Lead[]): string | undefined;
export function idOf(of: Lead | readonly Lead[]): string | undefined {
  return 'id' in of ? of.id : of[0]?.id;
}
