import { type ArgumentNode, parse, print, visit } from 'graphql';

const isSecurityPurpose = ({ name, value }: ArgumentNode) =>
  name.value === 'for' && value.kind === 'EnumValue' && value.value === 'SECURITY';

/**
 * Drops `for: SECURITY` from the links of a supergraph: `@apollo/gateway` refuses a supergraph that says it, because it does not
 * enforce those directives itself. Here every subgraph enforces them; the directives stay for routers that do.
 */
export function dropSecurityPurpose(supergraphSdl: string): string {
  const document = visit(parse(supergraphSdl, { noLocation: true }), {
    Directive: (directive) =>
      directive.name.value === 'link'
        ? { ...directive, arguments: directive.arguments?.filter((argument) => !isSecurityPurpose(argument)) }
        : undefined,
  });
  return print(document);
}
