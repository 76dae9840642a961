import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@leadline/stack';
import { parse } from 'yaml';
import { z } from 'zod';

const folder = join(repositoryRoot, 'infra/observability');
const textOf = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

const rulesFile = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string().min(1),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^[A-Z][A-Za-z]+$/),
          expr: z.string().min(1),
          for: z
            .string()
            .regex(/^\d+[smh]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.strictObject({ summary: z.string().min(1), runbook: z.string().min(1) }),
        }),
      ),
    }),
  ),
});

const dashboardFile = z.looseObject({
  uid: z.string().regex(/^leadline-[a-z]+$/),
  title: z.string().min(1),
  schemaVersion: z.int(),
  panels: z.array(
    z.looseObject({
      id: z.int(),
      type: z.enum(['timeseries', 'stat']),
      title: z.string().min(1),
      description: z.string().min(1),
      datasource: z.strictObject({ type: z.string(), uid: z.string() }),
      gridPos: z.strictObject({ x: z.int().min(0).max(23), y: z.int().min(0), w: z.int().min(1).max(24), h: z.int().min(1) }),
      targets: z
        .array(
          z.looseObject({ refId: z.string(), expr: z.string().min(1), datasource: z.strictObject({ type: z.string(), uid: z.string() }) }),
        )
        .min(1),
    }),
  ),
});

/** The alerts, in the shape that Prometheus takes. */
export const alerts = () => rulesFile.parse(parse(textOf('alerts.yaml'))).groups.flatMap(({ rules }) => rules);

/** The dashboards by file, in the shape that Grafana takes. */
export const dashboards = () =>
  readdirSync(join(folder, 'grafana/dashboards')).map((file) => ({
    file,
    ...dashboardFile.parse(JSON.parse(textOf('grafana/dashboards', file))),
  }));

/** The uids of the data sources that Grafana is given. */
export const dataSources = (): string[] =>
  z
    .object({ datasources: z.array(z.object({ uid: z.string() })) })
    .parse(parse(textOf('grafana/provisioning/datasources/leadline.yaml')))
    .datasources.map(({ uid }) => uid);

const scrapeConfigs = () =>
  z.object({ scrape_configs: z.array(z.looseObject({ job_name: z.string() })) }).parse(parse(textOf('prometheus.yaml'))).scrape_configs;

/** The names under which Prometheus asks processes for their metrics. */
export const scrapedJobs = (): string[] => scrapeConfigs().map(({ job_name }) => job_name);

/** Those whose targets Prometheus finds by itself, so that it knows of none when the process is gone. */
export const discoveredJobs = (): string[] =>
  scrapeConfigs()
    .filter((config) => !('static_configs' in config))
    .map(({ job_name }) => job_name);

/** A section of the operators' handbook, by its heading; undefined when there is none. */
export function runbook(heading: string): string | undefined {
  const text = readFileSync(join(repositoryRoot, 'docs/operations.md'), 'utf8');
  return text.split(/^#{2,4} /m).find((section) => section.startsWith(`${heading}\n`));
}
