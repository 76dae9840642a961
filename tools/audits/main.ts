import { parseArgs } from 'node:util';
import { type Outcome, failure } from '../test/outcome.ts';
import { secondsSince, tellOutcome } from '../test/progress.ts';
import { stopping } from '../test/stopping.ts';
import { counted, sum, tallyLine } from '../test/tally.ts';
import type { Audit, Provisions } from './audit.ts';
import { asyncapiAudit } from './asyncapi-audit.ts';
import { federationAudit } from './federation/federation-audit.ts';
import { httpAudit } from './http-audit.ts';
import { provisionsOfRun } from './provisions.ts';
import { relayAudit } from './relay/relay-audit.ts';
import { schemaAudit } from './schema-audit.ts';
import { schemathesisAudit } from './schemathesis/schemathesis-audit.ts';

// Those that need no stack first: they are the quickest to say what is wrong.
const audits: readonly Audit[] = [asyncapiAudit, schemaAudit, relayAudit, federationAudit, httpAudit, schemathesisAudit];

function asked(args: readonly string[]): readonly Audit[] {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' } } });
  const names = values.only?.split(',').map((name) => name.trim());
  const unknown = names?.filter((name) => !audits.some((audit) => audit.name === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`There is no audit ${unknown.join(', ')}; the audits are ${audits.map(({ name }) => name).join(', ')}.`);
  return audits.filter(({ name }) => !names || names.includes(name));
}

async function outcomeOf(audit: Audit, provisions: Provisions): Promise<Outcome> {
  const begun = performance.now();
  try {
    const { passed, failed, complaint } = await audit.run(provisions);
    return { name: audit.name, tally: counted({ passed, failed }), seconds: secondsSince(begun), complaint };
  } catch (error) {
    return failure(audit.name, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

async function runAll(args: readonly string[]): Promise<readonly Outcome[]> {
  const chosen = asked(args);
  const provisions = provisionsOfRun();
  const outcomes: Outcome[] = [];
  // One that cannot be made is told by the audits that wait for it.
  for (const need of new Set(chosen.flatMap(({ needs }) => needs))) provisions[need]().catch(() => undefined);
  try {
    for (const audit of chosen) {
      outcomes.push(await outcomeOf(audit, provisions));
      tellOutcome(outcomes.at(-1)!);
      if (stopping.aborted) return [...outcomes, failure('npm run audits', 'interrupted')];
    }
  } finally {
    await provisions.release();
  }
  return outcomes;
}

const total = await runAll(process.argv.slice(2)).then(
  (outcomes) => sum(outcomes.map(({ tally }) => tally)),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return counted({ failed: 1 });
  },
);
console.log(tallyLine(total));
// Listening for an interruption would keep the process awake.
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
