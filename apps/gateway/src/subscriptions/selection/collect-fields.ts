import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a selection is read with. */
export interface SelectionContext {
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields that a selection asks of an object type, by response key, fragments followed and `@skip` and `@include` heeded. Only for a
 * validated selection on a type without interfaces: a fragment on it can only be on the type itself.
 */
export function collectFields(selectionSets: readonly SelectionSetNode[], context: SelectionContext): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  for (const field of selectionSets.flatMap(({ selections }) => selections.flatMap((selection) => fieldsOf(selection, context)))) {
    const key = (field.alias ?? field.name).value;
    fields.set(key, [...(fields.get(key) ?? []), field]);
  }
  return fields;
}

function fieldsOf(selection: SelectionNode, context: SelectionContext): FieldNode[] {
  if (!isWanted(selection, context)) return [];
  if (selection.kind === Kind.FIELD) return [selection];
  const { selections } =
    selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : context.fragments[selection.name.value]!.selectionSet;
  return selections.flatMap((inner) => fieldsOf(inner, context));
}

function isWanted(selection: SelectionNode, { variables }: SelectionContext): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}
