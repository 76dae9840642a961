import type { Command } from 'commander';
import { type Addresses, findAddresses } from '../addresses/find-addresses.ts';
import type { GlobalOptions } from './global-options.ts';
import { type Report, exitCodes } from './report.ts';
import type { Session } from './session.ts';

/** What a command runs with. */
export interface Run<Options> extends Pick<Session, 'environment' | 'interruption' | 'out'> {
  options: Options & GlobalOptions;
  addresses: Addresses;
}

/** Makes the action of a command from what it finds out: prints its report as text or JSON and sets the exit code of the process. */
export function reporting<Options, Operands extends unknown[] = []>(
  session: Session,
  find: (run: Run<Options>, ...operands: Operands) => Promise<Report>,
): (...parameters: unknown[]) => Promise<void> {
  return async (...parameters) => {
    // The parser passes the operands, then the options, then the command itself.
    const command = parameters.at(-1) as Command;
    const operands = parameters.slice(0, -2) as Operands;
    const options = command.optsWithGlobals<Options & GlobalOptions>();
    const addresses = findAddresses(options, session.environment);
    const { data, lines, trouble } = await find({ ...session, options, addresses }, ...operands);
    if (!options.json) lines.forEach((line) => session.out(line));
    else if (data !== undefined) session.out(JSON.stringify(data, null, 2));
    if (trouble) throw new FoundTrouble();
  };
}

/** Carries "found trouble" past the parser, once the report has been printed. */
export class FoundTrouble extends Error {
  readonly exitCode = exitCodes.trouble;
}
