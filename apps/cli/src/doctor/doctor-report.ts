import type { Report } from '../command/report.ts';
import { table } from '../command/table.ts';
import type { Finding } from './finding.ts';

/** What is well and what is not, each fault with its remedy. */
export function doctorReport(findings: readonly Finding[]): Report {
  const faults = findings.filter(({ ok }) => !ok);
  const rows = findings.map(({ ok, about, says }) => [ok ? '✔' : '✖', about, says]);
  const [, ...lines] = table(['', 'WHAT', ''], rows);
  const verdict = faults.length === 0 ? ['All is well.'] : ['', ...faults.map(({ about, remedy }) => `${about}: ${remedy}`)];
  return { data: { well: faults.length === 0, findings }, lines: [...lines, ...verdict], trouble: faults.length > 0 };
}
