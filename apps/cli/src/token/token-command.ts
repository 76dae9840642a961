import type { Command } from 'commander';
import { tokenFor } from '../access/access-token.ts';
import { reporting } from '../command/reporting.ts';
import type { Session } from '../command/session.ts';

/** Adds `leadline token`. */
export function addToken(program: Command, session: Session): void {
  program
    .command('token')
    .summary('print an access token')
    .description(
      'Prints an access token and nothing else. Of the local stack: any of its users. Of another one: the service account, with LEADLINE_CLIENT_ID and LEADLINE_CLIENT_SECRET.',
    )
    .option('--as <user>', 'user name or role: admin, manager, rep, rep2, delivery, marketer, analyst, service')
    .action(
      reporting<{ as?: string }>(session, async (run) => {
        const token = await tokenFor(run, run.options.as);
        return { data: { accessToken: token, expiresAt: expiryOf(token) }, lines: [token], trouble: false };
      }),
    );
}

function expiryOf(token: string): string | null {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
    return new Date(exp * 1000).toISOString();
  } catch {
    // The token of another issuer need not be a JWT.
    return null;
  }
}
