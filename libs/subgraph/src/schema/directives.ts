import { type DirectiveNode, type GraphQLObjectType, type ValueNode, valueFromASTUntyped } from 'graphql';

interface Annotated {
  astNode?: { directives?: readonly DirectiveNode[] } | null;
  extensionASTNodes?: readonly { directives?: readonly DirectiveNode[] }[] | null;
}

/** The directives written on a definition and on its extensions. */
function directivesOf(element: Annotated): DirectiveNode[] {
  const nodes = [element.astNode, ...(element.extensionASTNodes ?? [])];
  return nodes.flatMap((node) => node?.directives ?? []);
}

function argument(directive: DirectiveNode, name: string): unknown {
  const value: ValueNode | undefined = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && valueFromASTUntyped(value);
}

/** Scopes as the directive has them: one of the inner lists must be held wholly. */
export type RequiredScopes = readonly (readonly string[])[];

/** The scopes that a field or type demands; undefined when it demands none. */
export function requiredScopes(element: Annotated): RequiredScopes | undefined {
  const directive = directivesOf(element).find(({ name }) => name.value === 'requiresScopes');
  return directive && (argument(directive, 'scopes') as RequiredScopes);
}

/** The `@personal` of an element: its `of`, or null when it names no type; undefined without the directive. */
export function personalOf(element: Annotated): string | null | undefined {
  const directive = directivesOf(element).find(({ name }) => name.value === 'personal');
  return directive && ((argument(directive, 'of') as string | undefined) ?? null);
}

/** Whether other subgraphs may ask for this type by key. */
export function isResolvableEntity(type: GraphQLObjectType): boolean {
  return directivesOf(type).some((directive) => directive.name.value === 'key' && argument(directive, 'resolvable') !== false);
}
