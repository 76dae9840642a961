import { randomUUID } from 'node:crypto';
import { north, rosa } from '../steps/people.ts';
import { organisation } from './organisation.ts';
import type { Send } from './send.ts';

const requestKey = () => randomUUID();
const owned = { ownerId: rosa, teamId: north };

/** Every mutation of accounts and contacts, for an organisation and an individual. */
export async function workAccounts(send: Send): Promise<void> {
  const [accountId, individualId, contactId] = [randomUUID(), randomUUID(), randomUUID()];
  await send('createAccount', { ...organisation(), id: accountId, ...owned });
  await send('createAccount', { id: individualId, kind: 'INDIVIDUAL', ...owned });
  await send('updateAccount', { id: individualId, requestKey: requestKey(), tags: ['regular'] });
  await send('createContact', { id: contactId, account: { accountId, primary: true }, ...owned });
  await send('updateContact', { id: contactId, requestKey: requestKey(), tags: ['met'] });
  await send('linkContact', { contactId, accountId: individualId, requestKey: requestKey(), type: 'ADVISOR' });
  await send('unlinkContact', { contactId, accountId: individualId, requestKey: requestKey() });
  await send('archiveContact', { id: contactId, requestKey: requestKey(), reason: 'moved-away' });
  await send('archiveAccount', { id: individualId, requestKey: requestKey(), reason: 'closed' });
}
