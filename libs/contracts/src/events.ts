import * as accounts from './accounts/index.ts';
import * as activities from './activities/index.ts';
import * as contacts from './contacts/index.ts';
import * as conversions from './conversions/index.ts';
import * as directory from './directory/index.ts';
import * as leads from './leads/index.ts';
import * as opportunities from './opportunities/index.ts';
import * as projects from './projects/index.ts';
import type { EventDefinition } from './event-definition.ts';

const all = [
  ...Object.values(leads),
  ...Object.values(conversions),
  ...Object.values(accounts),
  ...Object.values(contacts),
  ...Object.values(opportunities),
  ...Object.values(projects),
  ...Object.values(directory),
  ...Object.values(activities),
] as unknown as EventDefinition<unknown>[];

/** Every event that there is, by its type; throws at start-up when two events share a type. */
export const events: ReadonlyMap<string, EventDefinition<unknown>> = byType(all);

function byType(definitions: EventDefinition<unknown>[]): Map<string, EventDefinition<unknown>> {
  const map = new Map(definitions.map((definition) => [definition.type, definition]));
  if (map.size !== definitions.length) throw new Error('two events share a type');
  return map;
}
