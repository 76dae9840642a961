import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@leadline/stack';

const pipeline = 'sales_pipeline.csv';
const stages = ['Won', 'Lost', 'Won', 'Engaging', 'Won', 'Lost', 'Prospecting', 'Won'] as const;

/** The CRM export that is replayed: the real one where it is at hand, else the sample. */
export function crmFolder(): string {
  const real = join(repositoryRoot, '../shared/data/crm-sales-opportunities');
  return existsSync(real) ? real : join(repositoryRoot, 'apps/demo/sample-data');
}

interface Row {
  line: string;
  stage: string;
  company: string;
}

/** Writes an export of so many deals, always the same: every outcome, few companies, so that deals of one company meet. */
export function chooseDeals(from: string, into: string, size: number): void {
  mkdirSync(into, { recursive: true });
  const [header = '', ...lines] = readFileSync(join(from, pipeline), 'utf8').split(/\r?\n/).filter(Boolean);
  const columns = header.split(',');
  const [stageAt, companyAt, agentAt] = ['deal_stage', 'account', 'sales_agent'].map((name) => columns.indexOf(name)) as [
    number,
    number,
    number,
  ];
  const rows = lines.map((line): Row => ({ line, stage: line.split(',')[stageAt] ?? '', company: line.split(',')[companyAt] ?? '' }));
  const chosen = chosenRows(rows, size);
  writeFileSync(join(into, pipeline), [header, ...chosen.map(({ line }) => line)].join('\n'));
  for (const file of ['accounts.csv', 'products.csv']) copyFileSync(join(from, file), join(into, file));
  const agents = new Set(chosen.map(({ line }) => line.split(',')[agentAt]));
  const [teamHeader, ...teams] = readFileSync(join(from, 'sales_teams.csv'), 'utf8').split(/\r?\n/).filter(Boolean);
  writeFileSync(join(into, 'sales_teams.csv'), [teamHeader, ...teams.filter((team) => agents.has(team.split(',')[0]))].join('\n'));
}

/** Stages in turn; as long as there are any, deals of the companies that the first deals are about. */
function chosenRows(rows: readonly Row[], size: number): Row[] {
  if (size > rows.length) throw new Error(`The export has ${rows.length} deals; ask for at most so many rows.`);
  const companies = new Set(rows.flatMap(({ company }) => company || []).slice(0, Math.ceil(size / 2)));
  const left = new Set([...rows.filter(({ company }) => companies.has(company)), ...rows]);
  return Array.from({ length: size }, (_, index) => {
    const next = left.values().find(({ stage }) => stage === stages[index % stages.length]) ?? left.values().next().value!;
    left.delete(next);
    return next;
  });
}
