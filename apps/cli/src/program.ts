import { Command } from 'commander';
import { addGlobalOptions } from './command/global-options.ts';
import type { Session } from './command/session.ts';
import { addConversions } from './conversions/conversions-command.ts';
import { addDeadLetters } from './dead-letters/dead-letters-command.ts';
import { addDoctor } from './doctor/doctor-command.ts';
import { addEvents } from './events/tail-command.ts';
import { addLag } from './lag/lag-command.ts';
import { addOutbox } from './outbox/outbox-command.ts';
import { addReplayGroup } from './replay-group/replay-group-command.ts';
import { addToken } from './token/token-command.ts';

const after = `
Without options or variables it looks at the local stack (npm start). Databases, tokens and secrets are given by environment only:
LEADLINE_DATABASE_URLS and LEADLINE_SERVICE_URLS (JSON, by service), LEADLINE_TOKEN, LEADLINE_CLIENT_ID, LEADLINE_CLIENT_SECRET.
Exit codes: 0 all is well, 1 something needs somebody or could not be done, 2 the command was not asked rightly.
Every command is told in docs/operations.md.`;

/** The `leadline` command with all that it can do; it throws instead of ending the process. */
export function leadline(session: Session): Command {
  const program = addGlobalOptions(new Command('leadline'))
    .description('What operators of a Leadline stack look at, and what they do.')
    .version('0.1.0')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => session.out(text.trimEnd()), writeErr: (text) => session.error(text.trimEnd()) })
    .showHelpAfterError('(--help tells what there is)')
    .addHelpText('after', after);
  const commands = [addDoctor, addConversions, addDeadLetters, addOutbox, addLag, addEvents, addReplayGroup, addToken];
  for (const add of commands) add(program, session);
  return program;
}
