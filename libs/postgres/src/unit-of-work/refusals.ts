import type { Refusal } from '@leadline/domain';

/** The record does not exist, or the viewer may not know that it does: the same words for both. */
export const notFound = (name: string): Refusal => ({
  code: 'NOT_FOUND',
  rule: 'RecordExists',
  message: `There is no ${name} with this id that you can see.`,
  field: 'id',
});

/** The viewer sees the record but may not change it. */
export const forbidden = (name: string): Refusal => ({
  code: 'FORBIDDEN',
  rule: 'RecordIsYoursToChange',
  message: `You can see this ${name}, but may not change it; ask its owner, the owner's manager or an administrator.`,
  field: 'id',
});

/** Somebody changed the record since the client read it. */
export const staleVersion = (name: string, versions: { expectedVersion: number; currentVersion: number }): Refusal => ({
  code: 'STALE_VERSION',
  rule: 'VersionIsCurrent',
  message: `This ${name} was changed meanwhile; read it again and decide on what it is now.`,
  field: 'expectedVersion',
  details: versions,
});

/** The id or key was used before, for something else or by somebody else; which of these is not said. */
export const conflict = (field: 'id' | 'requestKey'): Refusal => ({
  code: 'CONFLICT',
  rule: field === 'id' ? 'IdIsNew' : 'RequestKeyIsNew',
  message: `This ${field === 'id' ? 'id' : 'request key'} is taken; choose a new one.`,
  field,
});
