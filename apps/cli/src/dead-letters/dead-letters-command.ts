import type { Command } from 'commander';
import { count, words } from '../command/option-values.ts';
import { reporting } from '../command/reporting.ts';
import type { Session } from '../command/session.ts';
import { type ListOptions, listLetters } from './list-letters.ts';
import { type RetryOptions, retryLetters } from './retry-letters.ts';
import { type SkipOptions, skipLetter } from './skip-letter.ts';

/** Adds `leadline dead-letters list`, `retry` and `skip`. */
export function addDeadLetters(program: Command, session: Session): void {
  const letters = program
    .command('dead-letters')
    .summary('events that can never be handled: list, retry, skip')
    .description('Events that a consumer put aside because it can never handle them, and that hold up later ones of the same record.');
  letters
    .command('list')
    .summary('list them; exit code 1 when one is unsettled')
    .description(
      'Lists the unsettled dead letters, the oldest first: their place and the reason, never what they say. Exit code 1: there are some.',
    )
    .option('--service <names>', 'only these services', words)
    .option('--consumer <name>', 'only this consumer, as listed')
    .option('--all', 'the retried and skipped ones too, with who, when and why')
    .option('--first <count>', 'how many per service at most', count, 100)
    .action(reporting<ListOptions>(session, listLetters));
  letters
    .command('retry')
    .summary('try some again, once the code is right')
    .description(
      'Asks the running consumer to take dead letters in again, each followed in order by what waits behind it. Asking twice is harmless.',
    )
    .argument('[ids...]', 'which ones')
    .option('--all', 'every unsettled one that the other options leave')
    .option('--service <names>', 'only of these services', words)
    .option('--consumer <name>', 'with --all: only of this consumer')
    .action(reporting<RetryOptions, [string[]]>(session, retryLetters));
  letters
    .command('skip')
    .summary('give one up for good')
    .description('Gives a dead letter up for good and lets what waits behind it go on. Who, when and why is kept for ever.')
    .argument('<id>', 'which one')
    .requiredOption('--reason <sentence>', 'why, for those who come after')
    .option('--by <name>', 'who decides it; the user of this machine unless said otherwise')
    .option('--service <names>', 'only look in these services', words)
    .action(reporting<SkipOptions, [string]>(session, skipLetter));
}
