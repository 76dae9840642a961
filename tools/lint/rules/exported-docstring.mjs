const nameOf = ({ id, declarations }) => id?.name ?? declarations?.map((declaration) => declaration.id.name ?? 'these').join(', ');

/** Each exported declaration carries a docstring that says what it guarantees. */
export const exportedDocstring = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { missing: 'The exported “{{name}}” has no docstring: one sentence of what it guarantees.' },
  },
  create: (context) => ({
    'ExportNamedDeclaration[declaration]'(node) {
      const before = context.sourceCode.getCommentsBefore(node).at(-1);
      if (before?.type === 'Block' && before.value.startsWith('*')) return;
      if (isLaterOverload(node) || isDerivedType(node.declaration)) return;
      context.report({ node, loc: node.loc.start, messageId: 'missing', data: { name: nameOf(node.declaration) } });
    },
  }),
};

/** The overloads of a function share the docstring of the first. */
function isLaterOverload(node) {
  const siblings = node.parent.body;
  const previous = siblings[siblings.indexOf(node) - 1]?.declaration;
  return previous?.type === 'TSDeclareFunction' && previous.id?.name === node.declaration.id?.name;
}

/** `z.infer<typeof x>` and `(typeof xs)[number]` say what they are: the docstring is at `x`. */
function isDerivedType({ type, typeAnnotation }) {
  if (type !== 'TSTypeAliasDeclaration') return false;
  const isInferred = typeAnnotation.typeName?.right?.name === 'infer';
  return isInferred || typeAnnotation.objectType?.type === 'TSTypeQuery';
}
