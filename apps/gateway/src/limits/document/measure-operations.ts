import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { refusedQuery } from '../refused-query.ts';

/** How large a selection is once its fragments are spread; each spread counts as if it were written out. */
export interface SelectionSize {
  rootFields: number;
  depth: number;
  /** Fields and fragments: all that whatever walks the query has to visit. */
  fields: number;
  aliases: number;
  directives: number;
}

const nothing: SelectionSize = { rootFields: 0, depth: 0, fields: 0, aliases: 0, directives: 0 };

function together(one: SelectionSize, other: SelectionSize): SelectionSize {
  return {
    rootFields: one.rootFields + other.rootFields,
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
  };
}

const withDirectives = (size: SelectionSize, { directives = [] }: { directives?: readonly unknown[] }): SelectionSize => ({
  ...size,
  directives: size.directives + directives.length,
});

/**
 * Measures every operation and fragment of a document. A fragment is measured once, however often it is spread, so that fragments
 * that spread each other cost no more to measure than to write; a cycle is refused, because it has no size.
 */
export function measureOperations(document: DocumentNode): SelectionSize[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measured = new Map<string, SelectionSize | 'being measured'>();

  function ofFragment(name: string): SelectionSize {
    const known = measured.get(name);
    if (known === 'being measured') throw refusedQuery('FragmentsFormACycle', `The fragment "${name.slice(0, 100)}" spreads itself.`);
    const fragment = fragments.get(name);
    if (known || !fragment) return known ?? nothing;
    measured.set(name, 'being measured');
    const size = withDirectives(ofSelections(fragment.selectionSet), fragment);
    measured.set(name, size);
    return size;
  }

  function ofSelection(node: SelectionNode): SelectionSize {
    const inner = node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value) : ofSelections(node.selectionSet);
    const visited = withDirectives({ ...inner, fields: inner.fields + 1 }, node);
    if (node.kind !== Kind.FIELD) return visited;
    return { ...visited, rootFields: 1, depth: inner.depth + 1, aliases: inner.aliases + (node.alias ? 1 : 0) };
  }

  const ofSelections = (set: SelectionSetNode | undefined): SelectionSize =>
    (set?.selections ?? []).map(ofSelection).reduce(together, nothing);

  return document.definitions.map((definition) => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) return ofFragment(definition.name.value);
    if (definition.kind !== Kind.OPERATION_DEFINITION) return nothing;
    const ofVariables = (definition.variableDefinitions ?? []).reduce(withDirectives, nothing);
    return withDirectives(together(ofSelections(definition.selectionSet), ofVariables), definition);
  });
}
