import { LeadCaptured } from '@leadline/contracts';
import { topicName } from '../kafka/broker.ts';
import { stackUnderTest } from '../stack/environment.ts';
import { until } from '../steps/until.ts';
import { captured, newCompany } from '../steps/work-leads.ts';
import { kcatIsThere, readWithKcat } from './kcat.ts';

const test = kcatIsThere() ? it : it['skip'];

describe('kcat', () => {
  test('reads the facts of a topic with their headers', async () => {
    const company = newCompany();
    const leadId = await captured({ company });
    const [broker = ''] = stackUnderTest().brokers;
    const fact = await until('the lead is on the topic', async () =>
      readWithKcat(broker, topicName('leads')).find(({ key }) => key === leadId),
    );
    expect(fact.headers).toMatchObject({
      ce_type: LeadCaptured.type,
      ce_subject: leadId,
      ce_source: 'leads',
      'content-type': 'application/json',
    });
    expect(LeadCaptured.read(JSON.parse(fact.payload))).toMatchObject({ company });
  });
});
