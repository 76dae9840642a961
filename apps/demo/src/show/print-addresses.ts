import type { Stack } from '@leadline/stack';
import colors from 'picocolors';

/** Tells where everything is, and gives a token that works for the next ten minutes. */
export async function printAddresses(stack: Stack, print: (line: string) => void): Promise<void> {
  const token = await stack.token('rep');
  print(`\n${colors.bold('Leadline is serving')} until Ctrl-C.`);
  print(`  graph      ${stack.gatewayUrl}`);
  print(`  issuer     ${stack.issuerUrl}  ${colors.dim('(admin, manager, rep, rep2, delivery, marketer, analyst, service)')}`);
  print(`  kafka      ${stack.brokers.join(', ')}`);
  print(`  more tokens: ${colors.cyan('npm run -s token -- --as manager')}`);
  print(`  a query:\n`);
  print(`curl -s ${stack.gatewayUrl} -H 'content-type: application/json' -H 'authorization: Bearer ${token}' \\`);
  print(`  -d '{"query":"{ opportunities(first: 3) { edges { node { code name account { name } stage { title } } } } }"}'`);
}
