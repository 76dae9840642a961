import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { root } from '../../test/places.ts';
import { stopping } from '../../test/stopping.ts';
import { type Audit, findingOf } from '../audit.ts';
import { runCommand } from '../command.ts';

const viewers = ['rep', 'admin'];
const casesPerRun = 2_000;
// Fewer would mean that the gateway turned the cases away before any service saw them.
const leastAnswered = 0.5;
const schemaFile = join(root, 'apps/gateway/api.graphql');

interface Counts {
  cases: number;
  answered: number;
}

function rootFields(): number {
  const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {})).length;
}

function argumentsFor(url: string, token: string, seed: number): string[] {
  // Each run is asked for more than its share, because some fields have few distinct cases.
  const perField = Math.ceil((casesPerRun / viewers.length / rootFields()) * 1.25);
  const generation = ['--phases', 'fuzzing', '--mode', 'positive', '--max-examples', String(perField), '--seed', String(seed)];
  const quiet = ['--no-shrink', '--continue-on-failure', '--no-color', '--generation-database', 'none', '--suppress-health-check', 'all'];
  const checks = ['--checks', 'no_fault_of_the_server', '--request-timeout', '30', '--workers', '2', '--warnings', 'off'];
  return ['run', schemaFile, '--url', url, '-H', `authorization: Bearer ${token}`, ...checks, ...generation, ...quiet];
}

function complaintAbout(viewer: string, code: number | null, output: string, { cases, answered }: Counts): string | undefined {
  const told = `as ${viewer}: ${cases} cases, ${answered} answered`;
  if (code !== 0) return `${told}\n${output}`;
  if (cases < casesPerRun / viewers.length) return `${told}; there should be ${casesPerRun / viewers.length}`;
  if (answered < cases * leastAnswered) return `${told}: most were turned away, so this says little\n${output}`;
  console.log(`  … schemathesis ${told}`);
  return undefined;
}

/** No query and no mutation that fits the schema, sent by a rep or an administrator, meets a fault of the server. */
export const schemathesisAudit: Audit = {
  name: 'schemathesis',
  needs: ['pythonTools', 'stack'],
  async run(provisions) {
    const program = join(await provisions.pythonTools(), 'schemathesis');
    const { gatewayUrl, token } = await provisions.stack();
    const counts = join(provisions.folder, 'schemathesis-counts.json');
    const env = { SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: import.meta.dirname, PYTHONDONTWRITEBYTECODE: '1', AUDIT_COUNTS: counts };
    const complaints: (string | undefined)[] = [];
    for (const [seed, viewer] of viewers.entries()) {
      const args = argumentsFor(gatewayUrl, await token(viewer), seed + 1);
      const { code, output } = await runCommand(program, args, { cwd: provisions.folder, env, signal: stopping });
      complaints.push(complaintAbout(viewer, code, output, JSON.parse(readFileSync(counts, 'utf8')) as Counts));
    }
    return findingOf(complaints);
  },
};
