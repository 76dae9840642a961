import { metrics } from './metrics.ts';

describe('Metrics', () => {
  it('gives the same instrument when a name is asked for twice', () => {
    const first = metrics.counter('spec_events_total', 'Events of this spec.', ['kind']);
    const second = metrics.counter('spec_events_total', 'Events of this spec.', ['kind']);
    expect(second).toBe(first);
  });

  it('shows own and process metrics in one registry', async () => {
    metrics.gauge('spec_depth', 'Depth in this spec.').set(3);
    metrics.histogram('spec_seconds', 'Time in this spec.').observe(0.002);
    const page = await metrics.registry.metrics();
    expect(page).toContain('spec_depth 3');
    expect(page).toContain('spec_seconds_bucket{le="0.0025"} 1');
    expect(page).toContain('process_cpu_user_seconds_total');
  });
});
