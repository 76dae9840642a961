import { newId } from '@leadline/domain';
import { inboxMetrics } from '../consuming/inbox-metrics.ts';
import { PermanentFailure } from '../consuming/permanent-failure.ts';
import { eventually } from '../testing/eventually.ts';
import { contacted } from '../testing/facts.ts';
import { lettersOf } from '../testing/letters.ts';
import { type Rig, noting, openRig } from '../testing/rig.ts';
import { skipDeadLetter } from './settle-dead-letter.ts';

jest.setTimeout(60_000);

describe('Dead letters › metric', () => {
  let rig: Rig;

  beforeAll(async () => void (rig = await openRig()));
  afterAll(() => rig.close());

  const counted = async () => (await inboxMetrics.deadLetters.get()).values.find(({ labels }) => labels.consumer === 'spec.effects')?.value;
  const countBecomes = (count: number) => eventually(async () => expect(await counted()).toBe(count));

  it('says how many are unsettled: none at first, one more with each, one less when it is skipped', async () => {
    await rig.start({
      handlers: [
        noting(() => {
          throw new PermanentFailure('can never be');
        }),
      ],
    });
    await countBecomes(0);
    const leadId = newId();
    await rig.publish(contacted(leadId, 1), contacted(newId(), 1));
    await countBecomes(2);
    const { id } = await lettersOf(rig).openOf(leadId);
    await skipDeadLetter(rig.database, { id, reason: 'because', by: 'ada' });
    await countBecomes(1);
  });
});
