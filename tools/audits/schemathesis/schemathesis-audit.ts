import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { root } from '../../test/places.ts';
import { stopping } from '../../test/stopping.ts';
import { type Audit, findingOf } from '../audit.ts';
import { type CommandResult, runCommand } from '../command.ts';
import { seedOf } from './seed.ts';

/** One run of the tool: who asks, and with which share of the cases. */
interface Round {
  viewer: string;
  /** `negative`: queries that do not fit the schema. */
  mode: 'positive' | 'negative';
  cases: number;
  /** Of what fits, fewer would mean that the gateway turned the cases away before any service saw them; what does not fit, it turns away. */
  leastAnswered: number;
}

const rounds: readonly Round[] = [
  { viewer: 'rep', mode: 'positive', cases: 1_000, leastAnswered: 0.5 },
  { viewer: 'admin', mode: 'positive', cases: 1_000, leastAnswered: 0.5 },
  { viewer: 'admin', mode: 'negative', cases: 500, leastAnswered: 0 },
];
const schemaFile = join(root, 'apps/gateway/api.graphql');

interface Counts {
  cases: number;
  answered: number;
}

function rootFields(): number {
  const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {})).length;
}

function argumentsFor({ mode, cases }: Round, url: string, token: string, seed: number): string[] {
  // A round is asked for more than its share, because some fields have few distinct cases, and some nothing that could be wrong.
  const perField = Math.ceil((cases / rootFields()) * 1.5);
  const generation = ['--phases', 'fuzzing', '--mode', mode, '--max-examples', String(perField), '--seed', String(seed)];
  const quiet = ['--no-shrink', '--continue-on-failure', '--no-color', '--generation-database', 'none', '--suppress-health-check', 'all'];
  const checks = ['--checks', 'no_fault_of_the_server', '--request-timeout', '30', '--workers', '2', '--warnings', 'off'];
  return ['run', schemaFile, '--url', url, '-H', `authorization: Bearer ${token}`, ...checks, ...generation, ...quiet];
}

function complaintAbout(round: Round, told: string, { code, output }: CommandResult, { cases, answered }: Counts): string | undefined {
  if (code !== 0) return `${told}\n${output}`;
  if (cases < round.cases) return `${told}; there should be ${round.cases} cases`;
  if (answered < cases * round.leastAnswered) return `${told}: most were turned away, so this says little\n${output}`;
  console.log(`  … schemathesis ${told}`);
  return undefined;
}

/** Nothing that a rep or an administrator sends, whether it fits the schema or not, meets a fault of the server. */
export const schemathesisAudit: Audit = {
  name: 'schemathesis',
  needs: ['pythonTools', 'stack'],
  async run(provisions) {
    const seed = seedOf(process.env.AUDITS_SEED, new Date());
    const program = join(await provisions.pythonTools(), 'schemathesis');
    const { gatewayUrl, token } = await provisions.stack();
    const countsFile = join(provisions.folder, 'schemathesis-counts.json');
    const env = { SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: import.meta.dirname, PYTHONDONTWRITEBYTECODE: '1', AUDIT_COUNTS: countsFile };
    const complaints: (string | undefined)[] = [];
    for (const [index, round] of rounds.entries()) {
      const args = argumentsFor(round, gatewayUrl, await token(round.viewer), seed + index);
      const result = await runCommand(program, args, { cwd: provisions.folder, env, signal: stopping });
      const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as Counts;
      const told = `as ${round.viewer}, ${round.mode}: ${counts.cases} cases, ${counts.answered} answered; to repeat: AUDITS_SEED=${seed}`;
      complaints.push(complaintAbout(round, told, result, counts));
    }
    return findingOf(complaints);
  },
};
