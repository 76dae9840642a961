import { dropSecurityPurpose } from './drop-security-purpose.ts';

const scopes = 'url: "https://specs.apollo.dev/requiresScopes/v0.1"';
const join = '@link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)';

describe('Security purpose', () => {
  it('when a link says "for: SECURITY" › is dropped, and the link stays', () => {
    const sdl = dropSecurityPurpose(`schema ${join} @link(${scopes}, for: SECURITY) { query: Query } type Query { a: Int }`);
    expect(sdl).toContain(`@link(${scopes})`);
    expect(sdl).not.toContain('for: SECURITY');
  });

  it('when a link is for execution › stays', () => {
    expect(dropSecurityPurpose(`schema ${join} { query: Query } type Query { a: Int }`)).toContain(join);
  });

  it('when a description says the words › stays as it is', () => {
    expect(dropSecurityPurpose('"Not for: SECURITY." type Query { a: Int }')).toContain('Not for: SECURITY.');
  });

  it('when the text is no SDL › throws', () => {
    expect(() => dropSecurityPurpose('type Query {')).toThrow(/Syntax Error/);
  });
});
