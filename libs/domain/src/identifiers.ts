import { v5, v7, version, validate } from 'uuid';

/** A new id; ids made later sort later (UUIDv7). */
export const newId = (): string => v7();

/** The id of what a process creates: the same process and role always give the same id (UUIDv5), so a retry cannot make a second one. */
export const derivedId = (processId: string, role: string): string => v5(role, processId);

/** Whether a client may choose this id: UUID v4 or v7. v5 is kept for ids that processes derive. */
export const isClientId = (id: string): boolean => validate(id) && [4, 7].includes(version(id));

/** Whether the text is a UUID of any version. */
export const isId = (id: string): boolean => validate(id);
