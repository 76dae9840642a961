import { type FieldNode, type GraphQLField, Kind, type ValueNode } from 'graphql';

type Variables = Record<string, unknown>;

const sizes = new Set(['first', 'last']);

function given(node: ValueNode | undefined, variables: Variables): unknown {
  if (node?.kind === Kind.VARIABLE) return variables[node.name.value];
  return node?.kind === Kind.INT ? Number(node.value) : undefined;
}

/** How many items a field with `first` or `last` is asked for; `preset` when neither is given, undefined for a field without them. */
export function pageSize(
  field: FieldNode,
  definition: GraphQLField<unknown, unknown>,
  { variables, preset }: { variables: Variables; preset: number },
): number | undefined {
  const declared = definition.args.filter(({ name }) => sizes.has(name));
  if (declared.length === 0) return undefined;
  const asked = declared
    .map(({ name, defaultValue }) => given(field.arguments?.find((one) => one.name.value === name)?.value, variables) ?? defaultValue)
    .filter((size): size is number => typeof size === 'number' && size >= 0);
  return asked.length > 0 ? Math.max(...asked) : preset;
}
