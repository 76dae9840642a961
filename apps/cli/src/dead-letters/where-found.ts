import { RefusedError } from '@leadline/domain';
import type { DataSource } from 'typeorm';
import { allFound, inEachDatabase } from '../addresses/in-each-database.ts';
import { CommandFailed } from '../command/command-failed.ts';

/**
 * Does something to a dead letter in the service that has it, whose name it returns; throws when the service refuses, when none has it, and when
 * it was found nowhere but not everywhere could be looked.
 */
export async function whereFound(
  databases: readonly (readonly [service: string, url: string])[],
  id: string,
  act: (dataSource: DataSource) => Promise<void>,
): Promise<string> {
  const looks = await inEachDatabase(databases, (dataSource) => outcomeOf(act(dataSource)));
  const isHere = (look: (typeof looks)[number]) => 'found' in look && look.found !== 'not here';
  // What was done was done, whatever became of the other databases.
  const [outcome] = allFound(looks.some(isHere) ? looks.filter(isHere) : looks).filter(isHere);
  if (outcome === undefined) throw new CommandFailed(`There is no dead letter ${id}. See: leadline dead-letters list --all`);
  if (outcome.found instanceof RefusedError) throw outcome.found;
  return outcome.service;
}

async function outcomeOf(act: Promise<void>): Promise<'done' | 'not here' | RefusedError> {
  try {
    await act;
    return 'done';
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return error.refusal.code === 'NOT_FOUND' ? 'not here' : error;
  }
}
