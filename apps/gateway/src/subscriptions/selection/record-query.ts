import { type FieldNode, print } from 'graphql';
import type { Keys, Way } from '../fields/live-field.ts';
import { reachOf } from './reach.ts';
import type { LiveRequest } from './read-request.ts';

/** A query that gives the records of a message, and whether the viewer may see them. */
export interface RecordQuery {
  text: string;
  /** The client's variables that it uses. */
  variables: ReadonlySet<string>;
  probe: Way;
  /** By response key of the payload: where the answer holds the record; null for one that there is no key for. */
  ways: ReadonlyMap<string, Way | null>;
}

// Behind a letter, so that no response key of the client can meet it.
const probeAlias = 'probe';
const aliasOf = (responseKey: string): string => `of_${responseKey}`;

/** Rebuilds the client's selections on records as one query by key. `keys` says which ids there are to ask by. */
export function recordQuery({ field, selected, operation, fragments }: LiveRequest, keys: Keys): RecordQuery {
  const records = [...selected].filter(([, [node]]) => node!.name.value in field.records);
  const reach = reachOf(
    records.flatMap(([, nodes]) => nodes.flatMap(({ selectionSet }) => selectionSet ?? [])),
    fragments,
  );
  const ways = new Map<string, Way | null>();
  const parts: string[] = [];
  for (const [responseKey, nodes] of records) {
    const way = field.records[nodes[0]!.name.value]!(keys);
    ways.set(responseKey, way && answerWay(aliasOf(responseKey), way));
    if (way) parts.push(rooted(aliasOf(responseKey), way, selectionOf(nodes)));
  }
  const probe = field.probe(keys);
  const body = [rooted(probeAlias, probe.way, probe.selection), ...parts].join(' ');
  const own = Object.keys(keys).filter((key) => body.includes(`$__${key}`));
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) => reach.variables.has(variable.name.value)).map(print);
  const head = [...own.map((key) => `$__${key}: ID!`), ...definitions].join(', ');
  const texts = [...reach.fragments].map((name) => print(fragments[name]!));
  return {
    text: [`query Live${head && `(${head})`} { ${body} }`, ...texts].join('\n'),
    variables: reach.variables,
    probe: answerWay(probeAlias, probe.way),
    ways,
  };
}

const selectionOf = (nodes: readonly FieldNode[]): string =>
  nodes.flatMap(({ selectionSet }) => selectionSet?.selections.map(print) ?? []).join(' ');

const rooted = (alias: string, [first = '', ...inner]: Way, selection: string): string =>
  `${alias}: ${[first, ...inner].join(' { ')} { ${selection} }${' }'.repeat(inner.length)}`;

const answerWay = (alias: string, [, ...inner]: Way): Way => [alias, ...inner];
