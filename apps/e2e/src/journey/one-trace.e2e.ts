import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stackUnderTest } from '../stack/environment.ts';
import { until } from '../steps/until.ts';
import { delivery, won } from '../steps/work-deals.ts';
import { captured, converted, converting, newCompany } from '../steps/work-leads.ts';

interface Span {
  service: string;
  name: string;
  kind: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
}

const traceId = randomBytes(16).toString('hex');
const clientSpanId = randomBytes(8).toString('hex');
const traced = { as: 'rep', headers: { traceparent: `00-${traceId}-${clientSpanId}-01` } };

function spans(): Span[] {
  const lines = readFileSync(stackUnderTest().traceFile, 'utf8').split('\n');
  return lines.filter((line) => line.includes(traceId) && line.endsWith('}')).map((line) => JSON.parse(line) as Span);
}

/** From a span back to the client's, each as `service kind name`. */
function wayBack(from: Span, all: readonly Span[]): string[] {
  const way: string[] = [];
  let next: Span | undefined = from;
  while (next) {
    const { service, kind, name, parentSpanId } = next as Span;
    way.push(`${service} ${kind} ${name}`);
    if (parentSpanId === clientSpanId) return way;
    next = all.find(({ spanId }) => spanId === parentSpanId);
  }
  throw new Error(`The way ends before the client: ${way.join(' ← ')}`);
}

const isTaskCreated = ({ service, name }: Span) => service === 'projects' && name === 'publish leadline.task.created.v1';

describe('A conversion and the win of its deal', () => {
  it('are one trace, from the client’s requests through every service to the tasks of the project', async () => {
    const leadId = await captured({ company: newCompany() }, { as: 'rep' });
    await converting(leadId, { asker: traced });
    const { opportunityId } = await converted(leadId);
    await won(opportunityId, traced);
    await delivery(opportunityId);
    const all = await until('the tasks are published', async () => {
      const recorded = spans();
      return recorded.some(isTaskCreated) && recorded;
    });

    expect(new Set(all.map(({ service }) => service))).toEqual(new Set(['gateway', 'leads', 'accounts', 'opportunities', 'projects']));
    expect(wayBack(all.find(isTaskCreated)!, all)).toEqual([
      'projects producer publish leadline.task.created.v1',
      'projects consumer handle leadline.opportunity.won.v1',
      'opportunities producer publish leadline.opportunity.won.v1',
      'opportunities server graphql request',
      'gateway internal gateway.fetch',
      'gateway internal gateway.execute',
      'gateway internal gateway.request',
      'gateway server gateway request',
    ]);
    const completed = all.find(({ name }) => name === 'publish leadline.lead.converted.v1')!;
    expect(wayBack(completed, all)).toEqual([
      'leads producer publish leadline.lead.converted.v1',
      'leads consumer handle leadline.opportunity.opened.v1',
      'opportunities producer publish leadline.opportunity.opened.v1',
      'opportunities consumer handle leadline.conversion.account-resolved.v1',
      'accounts producer publish leadline.conversion.account-resolved.v1',
      'accounts consumer handle leadline.conversion.requested.v1',
      'leads producer publish leadline.conversion.requested.v1',
      'leads server graphql request',
      'gateway internal gateway.fetch',
      'gateway internal gateway.execute',
      'gateway internal gateway.request',
      'gateway server gateway request',
    ]);
  });

  it('leave no span of the trace without its parent', async () => {
    await until('every parent has ended too', async () => {
      const all = spans();
      const known = new Set([clientSpanId, ...all.map(({ spanId }) => spanId)]);
      const orphans = all.filter(({ parentSpanId }) => !known.has(parentSpanId)).map(({ service, name }) => `${service} ${name}`);
      if (orphans.length > 0) throw new Error(orphans.join(', '));
      return true;
    });
  });
});
