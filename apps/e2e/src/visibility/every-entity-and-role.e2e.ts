import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleScopes } from '@leadline/auth';
import { type Role, roles } from '@leadline/domain';
import { repositoryRoot } from '@leadline/stack';
import type { TokenClaims } from '../graph/tokens.ts';
import { north, rosa } from '../steps/people.ts';
import { until } from '../steps/until.ts';
import { contributedFields, entities } from './entities.ts';
import { type Relation, expectations, relations, sightsOf } from './expectations.ts';
import { type Target, asEntities, byId, inList, throughField } from './look.ts';
import { type Records, recordsOf } from './records.ts';

/** The same person of the team North, in whatever role. */
const viewerIn = (role: Role): TokenClaims => ({
  sub: rosa,
  roles: [role],
  teams: [north],
  scope: role === 'SERVICE' ? roleScopes.ADMIN.join(' ') : undefined,
});

const made = new Map<Relation, Records>();

function targetsOf(name: string, role: Role): { targets: Target[]; expected: string[] } {
  const cells = sightsOf(name, role).map((sight, index) => ({ sight, records: made.get(relations[index]!)! }));
  const there = cells.filter(({ sight }) => sight !== '-');
  return { targets: there.map(({ records }) => ({ id: records[name]!, records })), expected: there.map(({ sight }) => sight) };
}

beforeAll(async () => {
  const records = await Promise.all(relations.map(recordsOf));
  relations.forEach((relation, index) => made.set(relation, records[index]!));
  // Accounts hears of conversions and deliveries by event.
  const preview = contributedFields['Lead.conversionPreview']!;
  const converted = relations.map((relation) => ({ id: '', records: made.get(relation)! }));
  await until('accounts knows what the leads became', async () =>
    (await throughField(preview, converted, viewerIn('ADMIN'))).every((sight) => sight === 'all'),
  );
  for (const relation of ['own', 'team', 'assigned'] as const) {
    const { Account: id = '', ...rest } = made.get(relation)!;
    await until('delivery sees the account', async () => {
      const [sight] = await byId(entities['Account']!, [{ id, records: rest }], viewerIn('DELIVERY'));
      return sight === 'all';
    });
  }
}, 90_000);

describe.each(Object.keys(expectations))('%s', (name) => {
  it.each(roles)('seen by the role %s › in lists, by id and as an entity of its subgraph', async (role) => {
    const { targets, expected } = targetsOf(name, role);
    const [entity, viewer] = [entities[name]!, viewerIn(role)];
    expect({
      list: await inList(entity, targets, viewer),
      id: await byId(entity, targets, viewer),
      entities: await asEntities(entity, targets, viewer),
    }).toEqual({ list: expected, id: expected, entities: expected });
  });
});

describe.each(Object.keys(contributedFields))('%s', (name) => {
  const field = contributedFields[name]!;

  it.each(roles)('asked by the role %s › shows the records that it sees, and no others', async (role) => {
    const { targets, expected } = targetsOf(field.shows, role);
    const besides = targetsOf(field.needs ?? field.shows, role).expected;
    // Of what is masked the id is no secret.
    const sights = expected.map((sight, at) => ['refused', 'hidden'].find((one) => one === sight || one === besides[at]) ?? 'all');
    expect(await throughField(field, targets, viewerIn(role))).toEqual(sights);
  });
});

describe('The matrix', () => {
  it('has each entity of the graph', () => {
    const api = readFileSync(join(repositoryRoot, 'apps/gateway/supergraph.graphql'), 'utf8');
    const withKey = [...api.matchAll(/^type (\w+)\n(?: {2}@.*\n)*? {2}@join__type\(.*key: /gm)].map(([, type]) => type!);
    expect(withKey).toContain('Lead');
    expect(new Set(Object.values(entities).map(({ type }) => type))).toEqual(new Set(withKey));
  });
});
