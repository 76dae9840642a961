import { randomUUID } from 'node:crypto';
import { workAccounts } from './accounts.ts';
import { workDirectory } from './directory.ts';
import { configureLeads, convertLeads, workLeads } from './leads.ts';
import { configureOpportunities, loseDeal, workOpportunities } from './opportunities.ts';
import { configureProjects, workProjects } from './projects.ts';
import type { Send } from './send.ts';

/** Sends every mutation of the graph at least once, each on records for which it is right. */
export async function everyMutation(send: Send): Promise<void> {
  const productCode = `product-${randomUUID().slice(0, 8)}`;
  await workDirectory(send);
  await configureLeads(send);
  await configureOpportunities(send);
  await configureProjects(send, productCode);
  await workLeads(send);
  await workAccounts(send);
  await loseDeal(send, await convertLeads(send));
  const opportunityId = await workOpportunities(send, productCode);
  await workProjects(send, opportunityId);
  await send('reopenOpportunity', { id: opportunityId, requestKey: randomUUID() });
}
