import { stackUnderTest } from '../stack/environment.ts';
import { convertedLead } from '../steps/work-leads.ts';
import { type ExposedMetrics, exposedMetrics } from './exposed-metrics.ts';
import { alerts, dashboards, dataSources, discoveredJobs, runbook, scrapedJobs } from './files.ts';
import { readingsOf } from './promql.ts';

const expressions = [
  ...alerts().map(({ alert, expr }) => [`alert ${alert}`, expr] as const),
  ...dashboards().flatMap(({ uid, panels }) =>
    panels.flatMap(({ title, targets }) => targets.map(({ refId, expr }) => [`${uid}, “${title}” ${refId}`, expr] as const)),
  ),
];

// Prometheus says these itself: whether a process answered, who it is, and a label of ours that had the name of its own.
const ofPrometheus = { metrics: ['up'], labels: ['job', 'instance'], renamed: { exported_job: 'job' } as Record<string, string> };

describe('What operators are shown', () => {
  let exposed: ExposedMetrics;

  beforeAll(async () => {
    await convertedLead();
    exposed = await exposedMetrics();
  });

  it.each(expressions)('%s › reads only metrics and labels that a process exposes', (_, expression) => {
    for (const { metric, labels } of readingsOf(expression).filter(({ metric }) => !ofPrometheus.metrics.includes(metric))) {
      expect([...exposed.keys()]).toContain(metric);
      const known = new Set(exposed.get(metric)!.flatMap((labels) => Object.keys(labels)));
      const asked = labels.filter((label) => !ofPrometheus.labels.includes(label)).map((label) => ofPrometheus.renamed[label] ?? label);
      if (known.size > 0) expect([...known]).toEqual(expect.arrayContaining(asked));
    }
  });

  it.each(alerts())(
    'alert $alert › counts from 0 what it asks the growth of: a count that appears with its first increase has not grown',
    ({ expr }) => {
      const counts = readingsOf(expr).filter(
        ({ metric, growth, equals }) => growth && metric.endsWith('_total') && Object.keys(equals).length > 0,
      );
      for (const { metric, equals } of counts) expect(exposed.get(metric)).toContainEqual(expect.objectContaining(equals));
    },
  );

  it.each(alerts())('alert $alert › has a runbook under its name', ({ alert, annotations }) => {
    expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
    expect(runbook(alert)?.trim().length).toBeGreaterThan(alert.length + 100);
  });

  it('alerts have names of their own', () => {
    const names = alerts().map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
  });

  it('dashboards have uids of their own, the names of their files, and data sources that exist', () => {
    const all = dashboards();
    expect(all.map(({ uid }) => `${uid}.json`)).toEqual(all.map(({ file }) => file));
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    const used = all.flatMap(({ panels }) =>
      panels.flatMap(({ datasource, targets }) => [datasource.uid, ...targets.map((target) => target.datasource.uid)]),
    );
    expect(dataSources()).toEqual(expect.arrayContaining([...new Set(used)]));
  });

  it.each(dashboards())('$uid › has panels with ids of their own that lie beside each other', ({ panels }) => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('every process of the stack is asked for its metrics', () => {
    expect(scrapedJobs()).toEqual(expect.arrayContaining(Object.keys(stackUnderTest().urls)));
  });

  it('ServiceDown › expects every process that Prometheus finds by itself: one that is gone has no target that could fail', () => {
    const { expr } = alerts().find(({ alert }) => alert === 'ServiceDown')!;
    const expected = [...expr.matchAll(/absent\(up\{job="([a-z-]+)"\}\)/g)].map(([, job]) => job);
    expect(expected.toSorted()).toEqual(discoveredJobs().toSorted());
  });

  it('the panel “Down” › counts what ServiceDown pages for', () => {
    const { expr } = alerts().find(({ alert }) => alert === 'ServiceDown')!;
    const down = dashboards()
      .flatMap(({ panels }) => panels)
      .find(({ title }) => title === 'Down')!;
    expect(down.targets.map((target) => target.expr)).toEqual([`count(${expr.trim().replaceAll(/\s+/g, ' ')}) or vector(0)`]);
  });
});
