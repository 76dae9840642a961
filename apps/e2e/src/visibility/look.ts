import { type Answer, type Asker, type Untyped, ask } from '../graph/graph.ts';
import type { ContributedField, EntityAccess } from './entities.ts';
import type { Sight } from './expectations.ts';
import type { Records } from './records.ts';

type As = Asker['as'];

/** A record to look at, with the records of its set; undefined where there is none. */
export interface Target {
  id: string;
  records: Records;
}

/** What a viewer gets of records through the list. */
export async function inList(entity: EntityAccess, targets: readonly Target[], as: As): Promise<Sight[]> {
  const node = `{ id ${entity.personal} }`;
  const lists = targets.map(({ records }, index) => `r${index}: ${entity.list(records)} ${entity.whole ? node : `{ nodes ${node} }`}`);
  const answer = await ask(`{ ${lists.join(' ')} }`, {}, { as });
  return targets.map(({ id }, index) => {
    const list = answer.data?.[`r${index}`];
    return sightOf(
      (entity.whole ? list : list?.nodes)?.find((node: Untyped) => node.id === id),
      `r${index}`,
      answer,
    );
  });
}

/** What a viewer gets of records by their ids. */
export async function byId(entity: EntityAccess, targets: readonly Target[], as: As): Promise<Sight[]> {
  const fields = targets.map(({ id }, index) => `r${index}: ${entity.one}(id: "${id}") { id ${entity.personal} }`);
  const answer = await ask(`{ ${fields.join(' ')} }`, {}, { as });
  return targets.map((_, index) => sightOf(answer.data?.[`r${index}`], `r${index}`, answer));
}

/** What a viewer gets who asks the subgraph itself, as the gateway does. */
export async function asEntities(entity: EntityAccess, targets: readonly Target[], as: As): Promise<Sight[]> {
  const document = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${entity.type} { id ${entity.personal} } } }`;
  const of = targets.map(({ id }) => ({ __typename: entity.type, id }));
  const answer = await ask(document, { of }, { as, at: entity.at });
  return targets.map((_, index) => sightOf(answer.data?._entities?.[index], '_entities', answer));
}

/** What a viewer gets of a record through a field that one subgraph adds to an entity of another, asked there as the gateway does. */
export async function throughField(field: ContributedField, targets: readonly Target[], as: As): Promise<Sight[]> {
  const document = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${field.on} { ${field.selection} } } }`;
  const of = targets.map(({ records }) => ({ __typename: field.on, id: records[field.recordOf] }));
  const answer = await ask(document, { of }, { as, at: field.at });
  return targets.map(({ records }, index) => {
    const ids = JSON.stringify(answer.data?._entities?.[index] ?? null);
    return sightOf(ids.includes(field.trace ?? records[field.shows]!) ? { id: field.shows } : null, '_entities', answer);
  });
}

function sightOf(record: Untyped, place: string, { errors = [], text }: Answer<unknown>): Sight {
  if (record) return sightOfFields(record as Record<string, unknown>);
  const here = errors.filter(({ path }) => path === undefined || path[0] === place);
  if (here.length === 0) return 'hidden';
  if (here.every(({ extensions }) => extensions?.code === 'FORBIDDEN')) return 'refused';
  throw new Error(`An answer that is neither sight nor refusal: ${text}`);
}

function sightOfFields({ id: _, ...personal }: Record<string, unknown>): Sight {
  const values = Object.values(personal);
  if (values.every((value) => value !== null)) return 'all';
  if (values.every((value) => value === null)) return 'masked';
  throw new Error(`Some personal fields are shown and some are not: ${JSON.stringify(personal)}`);
}
