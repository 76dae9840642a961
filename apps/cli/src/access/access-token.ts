import { localToken } from '@leadline/stack';
import { required } from '../addresses/required.ts';
import type { Run } from '../command/reporting.ts';
import { clientToken } from './client-token.ts';

/** A token for the command itself: the one that the environment gives, else the service account's. */
export async function accessToken(run: Pick<Run<object>, 'addresses' | 'environment'>): Promise<string> {
  return run.environment.LEADLINE_TOKEN ?? (await tokenFor(run));
}

/** A token of a user of the local stack, by name or role; of the service account, by its secret, where there is one and nobody is named. */
export async function tokenFor({ addresses, environment }: Pick<Run<object>, 'addresses' | 'environment'>, as?: string): Promise<string> {
  const issuer = required(addresses, 'issuerUrl');
  const { LEADLINE_CLIENT_ID: id, LEADLINE_CLIENT_SECRET: secret } = environment;
  return as === undefined && secret !== undefined ? clientToken(issuer, { id, secret }) : localToken(issuer, as ?? 'service');
}
