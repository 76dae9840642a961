import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exitWhenInterrupted, localToken, readState, repositoryRoot, resetStack, stackFolder, startStack } from '@leadline/stack';
import { graphClient } from '../graph/graph-client.ts';
import { tokenSource } from '../graph/token-source.ts';
import { readCrmFile, sampleOf } from './crm-file.ts';
import { planDeals } from './deal-plan.ts';
import { differences } from './differences.ts';
import { replay } from './replay.ts';

// npm run replay -- FOLDER [--rows N] [--concurrency N] [--json] [--running]
// Starts a stack of its own on free ports and an empty database, unless --running says to use the one that `npm start` serves.
const usage = 'npm run replay -- FOLDER [--rows N] [--concurrency N] [--json] [--running]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: String(Number.MAX_SAFE_INTEGER) },
    concurrency: { type: 'string', default: '24' },
    json: { type: 'boolean', default: false },
    running: { type: 'boolean', default: false },
    progress: { type: 'string', default: '200' },
    gateway: { type: 'string' },
    issuer: { type: 'string' },
  },
});

interface Target {
  gatewayUrl: string;
  issuerUrl: string;
  stop(): Promise<void>;
}

async function target(): Promise<Target> {
  const idle = async () => undefined;
  if (values.gateway && values.issuer) return { gatewayUrl: values.gateway, issuerUrl: values.issuer, stop: idle };
  if (!values.running) {
    const folder = resolve(repositoryRoot, '.leadline/replay');
    // What an earlier replay left would count as part of this one.
    await resetStack(folder);
    return startStack({ port: 0, folder, environment: { ALLOW_SIMULATED_TIME: '1' } });
  }
  const state = readState(stackFolder());
  if (!state) throw new Error('No stack is running. Start one with `npm start`, or leave out --running.');
  return { ...state, stop: idle };
}

async function main(folder: string): Promise<number> {
  const file = await readCrmFile(folder);
  const plans = planDeals(file, sampleOf(file.deals, Number(values.rows)));
  const { gatewayUrl, issuerUrl, stop } = await target();
  const graph = graphClient(
    gatewayUrl,
    tokenSource(() => localToken(issuerUrl, 'service')),
  );
  try {
    const report = await replay(graph, file, plans, { concurrency: Number(values.concurrency), onProgress, settleWithinMs: 120_000 });
    if (values.json) console.log(JSON.stringify(report));
    else tell(plans.length, report);
    return report.same ? 0 : 1;
  } finally {
    await graph.close();
    await stop();
  }
}

function onProgress(done: number, of: number): void {
  if (done % Number(values.progress) === 0 || done === of) console.error(`  ${done} of ${of} deals`);
}

function tell(rows: number, { same, expected, actual, seconds }: Awaited<ReturnType<typeof replay>>): void {
  console.log(`${rows} deals in ${seconds.toFixed(1)} s (${(rows / seconds).toFixed(1)} a second)`);
  console.log(
    `won: ${actual.opportunities.WON} deals worth ${actual.wonAmount}; lost: ${actual.opportunities.LOST}; open: ${actual.opportunities.OPEN}`,
  );
  console.log(
    `accounts: ${actual.accounts}, contacts: ${actual.contacts}, projects: ${actual.projects}, recycled leads: ${actual.leads.recycled}`,
  );
  console.log(
    same ? 'The graph says what the file says.' : `The graph differs from the file:\n${differences(expected, actual).join('\n')}`,
  );
}

exitWhenInterrupted();
const [folder] = positionals;
if (folder === undefined) {
  console.error(`Which folder? ${usage}`);
  process.exitCode = 2;
} else process.exitCode = await main(resolve(folder));
