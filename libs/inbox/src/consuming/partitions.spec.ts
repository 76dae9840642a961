import { inboxMetrics } from './inbox-metrics.ts';
import { Partitions } from './partitions.ts';

const shown = async (consumer: string) => (await inboxMetrics.blocked.get()).values.filter(({ labels }) => labels.consumer === consumer);

describe('Partitions › shown', () => {
  it('while a record is in hand › for how long it is', async () => {
    const partitions = new Partitions('spec.held');
    partitions.blockage('leads', 3).begun();
    partitions.showBlocked('leads', 3);
    expect(await shown('spec.held')).toMatchObject([{ labels: { topic: 'leads', partition: '3' } }]);
  });

  it('when another member has it by now › not any more, though its batch is still in hand here', async () => {
    const partitions = new Partitions('spec.gone');
    partitions.blockage('leads', 3).begun();
    partitions.keepOnly({ leads: [4] });
    partitions.showBlocked('leads', 3);
    partitions.show('leads', 3, 7);
    expect(await shown('spec.gone')).toEqual([]);
  });
});
