import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const blankable = z.string().transform((text) => (text.trim() === '' ? null : text.trim()));

const dealRow = z.object({
  opportunity_id: z.string().min(1),
  sales_agent: z.string().min(1),
  product: z.string().min(1),
  account: blankable,
  deal_stage: z.enum(['Prospecting', 'Engaging', 'Won', 'Lost']),
  engage_date: blankable,
  close_date: blankable,
  close_value: blankable,
});
const productRow = z.object({ product: z.string(), sales_price: z.string() });
const teamRow = z.object({ sales_agent: z.string(), manager: z.string(), regional_office: z.string() });
const accountRow = z.object({ account: z.string(), sector: z.string(), office_location: z.string() });

/** One deal as the file has it. */
export type DealRow = z.output<typeof dealRow>;
/** One agent with manager and region. */
export type TeamRow = z.output<typeof teamRow>;

/** The CRM export as its files say it. */
export interface CrmFile {
  deals: DealRow[];
  /** List price by product name as the deals write it. */
  prices: ReadonlyMap<string, string>;
  teams: TeamRow[];
  sectors: ReadonlyMap<string, string>;
}

/** Reads the four files of a CRM export; throws with file and row when one is not of the shape. */
export async function readCrmFile(folder: string): Promise<CrmFile> {
  const [deals, products, teams, accounts] = await Promise.all([
    rowsOf(folder, 'sales_pipeline.csv', dealRow),
    rowsOf(folder, 'products.csv', productRow),
    rowsOf(folder, 'sales_teams.csv', teamRow),
    rowsOf(folder, 'accounts.csv', accountRow),
  ]);
  const prices = new Map(products.map(({ product, sales_price }) => [product, sales_price]));
  // The export writes this product in two ways.
  const pro = prices.get('GTX Pro');
  if (pro) prices.set('GTXPro', pro);
  return { deals, prices, teams, sectors: new Map(accounts.map(({ account, sector }) => [account, sector])) };
}

async function rowsOf<Shape extends z.ZodType>(folder: string, file: string, shape: Shape): Promise<z.output<Shape>[]> {
  const rows = parse(await readFile(join(folder, file)), { columns: true, skip_empty_lines: true, trim: true, bom: true }) as unknown[];
  return rows.map((row, index) => {
    const checked = shape.safeParse(row);
    if (checked.success) return checked.data;
    const [fault] = checked.error.issues;
    throw new Error(`${join(folder, file)}, row ${index + 2}, column ${fault?.path.join('.')}: ${fault?.message}`);
  });
}

/** `size` deals spread evenly over the file, always the same ones. */
export function sampleOf(deals: readonly DealRow[], size: number): DealRow[] {
  if (size >= deals.length) return [...deals];
  return Array.from({ length: size }, (_, index) => deals[Math.floor((index * deals.length) / size)]!);
}
