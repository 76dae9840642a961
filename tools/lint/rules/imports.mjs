/** ESLint visitors that call `visit` with the literal of every module a file imports or re-exports from. */
export function onImports(visit) {
  const check = (node) => typeof node.source?.value === 'string' && visit(node.source);
  return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
}
