import { readingsOf } from './promql.ts';

describe('PromQL › what an expression reads', () => {
  it('when it asks for the growth of a count with given labels › says which values they must have', () => {
    const [refused] = readingsOf('sum by (job) (increase(reloads_total{outcome="refused", path!="a", host=~"b|c"}[15m])) > 0');
    expect(refused).toMatchObject({ metric: 'reloads_total', growth: true, equals: { outcome: 'refused' } });
    expect(refused!.labels.toSorted()).toEqual(['host', 'job', 'outcome', 'path']);
  });

  it.each(['lag{consumer="a"} > 0', 'max_over_time(lag{consumer="a"}[5m])', 'abs(lag{consumer="a"})'])(
    'when it asks for a value (%s) › is no growth',
    (expression) => {
      expect(readingsOf(expression)).toMatchObject([{ metric: 'lag', growth: false, equals: { consumer: 'a' } }]);
    },
  );
});
