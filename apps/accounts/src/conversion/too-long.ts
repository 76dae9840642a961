import { type Reject, type LeadIdentity, type Person, reject } from '../matching/decision.ts';

const longest = {
  name: 200,
  firstName: 100,
  lastName: 100,
  emails: 320,
  phones: 40,
  jobTitle: 200,
  website: 2000,
} as const satisfies Partial<Record<keyof Person, number>>;

/** Rejects a lead with a value that an account or contact cannot hold: it is never cut short. */
export function rejectTooLong({ person }: Pick<LeadIdentity, 'person'>): Reject | undefined {
  if (person === null) return undefined;
  const field = (Object.keys(longest) as (keyof typeof longest)[]).find((name) =>
    [person[name]].flat().some((value) => (value?.length ?? 0) > longest[name]),
  );
  return field && reject('value-too-long', field);
}
