import { Kind, parse, type SelectionNode } from 'graphql';

type Place = readonly (string | number)[];

function placeOf(selection: SelectionNode): Place[] {
  if (selection.kind !== Kind.FIELD) return [];
  // Of a list of entities the first is named: one error says what hundreds would.
  if (selection.name.value === '_entities') return [['_entities', 0]];
  return [[(selection.alias ?? selection.name).value]];
}

/** Where an answer lacks what a subgraph was asked for: a path for each root field, or one for its entities. */
export function missingPlaces(query: string): Place[] {
  const operation = parse(query, { noLocation: true }).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.selectionSet.selections.flatMap(placeOf) ?? [];
}
