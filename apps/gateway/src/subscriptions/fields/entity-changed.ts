import type { Topic } from '@leadline/contracts';
import { type Keys, type LiveField, idIn, kindOf } from './live-field.ts';

interface EntityChanges {
  entity: 'lead' | 'opportunity' | 'project';
  topic: Topic;
  words: Readonly<Record<string, string>>;
  /** The type of the event after which there is no such entity. */
  removal?: string;
  /** Besides `kind`. */
  plain?: LiveField['plain'];
}

/** No record has it; looking it up only tells whether the viewer may look up records of the kind at all. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** The field that tells of the changes of one entity type, whose events have the entity's id as subject. */
export function entityChanged({ entity, topic, words, removal, plain }: EntityChanges): LiveField {
  const way = () => [`${entity}(id: $__${entity})`];
  const argument = `${entity}Id`;
  const types = new Set(Object.keys(words).map(aggregateOf));
  return {
    name: `${entity}Changed`,
    topics: [topic],
    asks: [entity],
    follows: (args) => idIn(args, argument),
    // By the name of the aggregate, because a newer service may send an event of it that has no word here.
    concerns: ({ topic: from, type, subject }, args) =>
      from === topic && (idIn(args, argument) ?? subject) === subject && types.has(aggregateOf(type)),
    keysOf: ({ subject }): Keys => ({ [entity]: subject }),
    presentKeys: (args): Keys => ({ [entity]: idIn(args, argument) ?? nobody }),
    probe: () => ({ way: way(), selection: 'id' }),
    records: { [entity]: way },
    ends: ({ type }, args) => type === removal && idIn(args, argument) !== undefined,
    plain: (event, probed, args) => ({ kind: kindOf(event, words), ...plain?.(event, probed, args) }),
  };
}

/** `leadline.lead.qualified.v1` → `lead`. */
const aggregateOf = (type: string): string => type.split('.')[1] ?? '';
