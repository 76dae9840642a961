import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@leadline/stack';

/** Exports that are replayed one after the other; the second repeats the deals of the first. */
export interface Deals {
  /** One deal of each company, so that it is known who comes first. */
  founders: string;
  /** These and a second deal of each company. */
  all: string;
}

interface Row {
  line: string;
  stage: string;
  company: string;
  agent: string;
}

/** What becomes of the two deals of a company: no two wins, because either of them could be the one that makes it a customer. */
const pairs = [
  ['Won', 'Lost'],
  ['Won', 'Engaging'],
  ['Lost', 'Won'],
  ['Won', 'Prospecting'],
] as const;

/** The CRM export that is replayed: the real one where it is at hand, else the sample. */
export function crmFolder(): string {
  const real = join(repositoryRoot, '../shared/data/crm-sales-opportunities');
  return existsSync(real) ? real : join(repositoryRoot, 'apps/demo/sample-data');
}

/** Writes exports of so many deals, always the same ones for the same number. */
export function chooseDeals(from: string, into: string, size: number): Deals {
  const [header = '', ...lines] = linesOf(join(from, 'sales_pipeline.csv'));
  const columns = header.split(',');
  const rows = lines.map((line): Row => {
    const cells = line.split(',');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    return { line, stage: cell('deal_stage'), company: cell('account'), agent: cell('sales_agent') };
  });
  const chosen = chosenPairs(rows, Math.ceil(size / 2));
  const deals = { founders: join(into, 'founders'), all: join(into, 'all') };
  const founders = chosen.map(([first]) => first!);
  writeExport({ from, into: deals.founders, header }, founders);
  writeExport({ from, into: deals.all, header }, chosen.flat().slice(0, size));
  return deals;
}

function chosenPairs(rows: readonly Row[], size: number): Row[][] {
  const companies = Map.groupBy(
    rows.filter(({ company }) => company !== ''),
    ({ company }) => company,
  );
  const chosen: Row[][] = [];
  for (const deals of companies.values()) {
    const inTurn = pairs.map((_, index) => pairs[(chosen.length + index) % pairs.length]!);
    const pair = inTurn
      .map((stages) => stages.flatMap((stage) => deals.find((deal) => deal.stage === stage) ?? []))
      .find(({ length }) => length === 2);
    if (pair) chosen.push(pair);
    if (chosen.length === size) return chosen;
  }
  throw new Error(`The export has deals for ${chosen.length * 2} rows; ask for at most so many.`);
}

function writeExport({ from, into, header }: { from: string; into: string; header: string }, rows: readonly Row[]): void {
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, 'sales_pipeline.csv'), [header, ...rows.map(({ line }) => line)].join('\n'));
  for (const file of ['accounts.csv', 'products.csv']) copyFileSync(join(from, file), join(into, file));
  const agents = new Set(rows.map(({ agent }) => agent));
  const [teamHeader, ...teams] = linesOf(join(from, 'sales_teams.csv'));
  const own = teams.filter((team) => agents.has(team.split(',')[0] ?? ''));
  writeFileSync(join(into, 'sales_teams.csv'), [teamHeader, ...own].join('\n'));
}

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
