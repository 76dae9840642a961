import { z } from 'zod';
import type { StackAddress } from './address.ts';

const settings = z.object({
  /** The stack that all files share, as JSON: written by the set-up of the run, or `address.json` of one that runs already. */
  LEADLINE_E2E_STACK: z.string().optional(),
  /** 1: that stack was started for this run. */
  LEADLINE_E2E_ENDS: z.enum(['0', '1']).default('0'),
  /** 1: the stack's folder with its logs stays behind when the run ends. */
  LEADLINE_E2E_KEEP: z.enum(['0', '1']).default('0'),
  /** 1: the replay under kills is run as well, as CI does. */
  REPLAY: z.enum(['0', '1']).default('0'),
});

/** The stack that all files of this run share. */
export function stackUnderTest(): StackAddress {
  const { LEADLINE_E2E_STACK: address } = settings.parse(process.env);
  if (address === undefined) throw new Error('No stack was started for this run; use the jest.config.cjs of apps/e2e.');
  return JSON.parse(address) as StackAddress;
}

/** Whether there is a stack to use already. */
export const isHandedOver = (): boolean => settings.parse(process.env).LEADLINE_E2E_STACK !== undefined;

/** Hands the stack that was started for this run over to its files. */
export function handOver(address: StackAddress): void {
  process.env.LEADLINE_E2E_STACK = JSON.stringify(address);
  process.env.LEADLINE_E2E_ENDS = '1';
}

/** Whether the stack that the files share was started for this run. */
export const endsWithRun = (): boolean => settings.parse(process.env).LEADLINE_E2E_ENDS === '1';

/** Whether the folder of a stack is kept for reading when it has stopped. */
export const keepsFolder = (): boolean => settings.parse(process.env).LEADLINE_E2E_KEEP === '1';

/** Whether the replay under kills was asked for. */
export const replayAsked = (): boolean => settings.parse(process.env).REPLAY === '1';

/** The environment of a process that starts a stack of its own, whatever servers the caller's environment names. */
export const ownServersEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, DATABASE_URL: '', KAFKA_BROKERS: '', PORT: '' });

/** The environment of an operator who has set nothing up. */
export const withoutLeadlineVariables = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LEADLINE_')));
