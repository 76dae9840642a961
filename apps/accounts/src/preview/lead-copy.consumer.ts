import {
  LeadArchived,
  LeadCaptured,
  LeadChanged,
  LeadContacted,
  LeadConverted,
  LeadDeleted,
  LeadDisqualified,
  LeadNurtured,
  LeadQualified,
  LeadReassigned,
  LeadReopened,
} from '@leadline/contracts';
import { type Handler, consume } from '@leadline/inbox';
import type { Tx } from '@leadline/postgres';
import { type LeadCopy, leadCopyEntity } from './lead-copy.entity.ts';

interface Place {
  subject: string;
  aggregateVersion: number;
}
type Facts = Pick<LeadCopy, 'status' | Detail>;
type Detail = (typeof details)[number];

const details = [
  'kind',
  'company',
  'industry',
  'companySize',
  'region',
  'ownerId',
  'teamId',
  'accountId',
  'contactId',
  'personVersion',
] as const;

/** Keeps leads as their events show them; an older version never overwrites a newer one. */
export const leadCopyHandlers: Handler[] = [
  consume(LeadCaptured, ({ data, envelope }, tx) => keep(tx, envelope, data)),
  consume(LeadChanged, ({ data, envelope }, tx) => keep(tx, envelope, data)),
  consume(LeadQualified, ({ data, envelope }, tx) => keep(tx, envelope, data, true)),
  consume(LeadContacted, ({ data, envelope }, tx) =>
    move(tx, envelope, { status: 'CONTACTED', ownerId: data.ownerId, teamId: data.teamId }),
  ),
  consume(LeadNurtured, ({ envelope }, tx) => move(tx, envelope, { status: 'NURTURING' })),
  consume(LeadReopened, ({ envelope }, tx) => move(tx, envelope, { status: 'NURTURING' })),
  consume(LeadDisqualified, ({ envelope }, tx) => move(tx, envelope, { status: 'DISQUALIFIED' })),
  consume(LeadArchived, ({ envelope }, tx) => move(tx, envelope, { status: 'ARCHIVED' })),
  consume(LeadReassigned, ({ data, envelope }, tx) => move(tx, envelope, { ownerId: data.ownerId, teamId: data.teamId })),
  consume(LeadConverted, ({ data, envelope }, tx) =>
    move(tx, envelope, { status: 'CONVERTED', accountId: data.accountId, contactId: data.contactId }),
  ),
  consume(LeadDeleted, async ({ envelope }, tx) => {
    await tx.manager.delete(leadCopyEntity, { id: envelope.subject });
  }),
];

async function keep(tx: Tx, { subject: id, aggregateVersion: version }: Place, facts: Facts, qualified = false): Promise<void> {
  const known = await tx.manager.findOneBy(leadCopyEntity, { id });
  if (known && known.version >= version) return;
  const copied = Object.fromEntries(details.map((field) => [field, facts[field]])) as Pick<LeadCopy, Detail>;
  await tx.manager.upsert(
    leadCopyEntity,
    { ...copied, id, version, status: facts.status, qualified: qualified || known?.qualified === true },
    ['id'],
  );
}

async function move(tx: Tx, { subject: id, aggregateVersion: version }: Place, change: Partial<LeadCopy>): Promise<void> {
  const known = await tx.manager.findOneBy(leadCopyEntity, { id });
  if (known && known.version < version) await tx.manager.update(leadCopyEntity, { id }, { ...change, version });
}
