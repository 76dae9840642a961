import { type Audit, findingOf, type Provisions } from './audit.ts';
import { npmTool } from './npm-tool.ts';

interface HttpAudit {
  name: string;
  fn(): Promise<{ status: 'ok' | 'notice' | 'warn' | 'error'; reason?: string }>;
}

interface AuditPackage {
  serverAudits(options: { url: string; fetchFn: typeof fetch }): HttpAudit[];
}

async function complaintsAbout(endpoint: string, audits: readonly HttpAudit[]): Promise<(string | undefined)[]> {
  const complaints: (string | undefined)[] = [];
  for (const audit of audits) {
    const { status, reason } = await audit.fn();
    complaints.push(status === 'error' ? `${endpoint}: ${audit.name}: ${reason}` : undefined);
  }
  return complaints;
}

async function endpointsOf(provisions: Provisions) {
  const { gatewayUrl, services, urls, token } = await provisions.stack();
  const subgraphs = Object.keys(services).filter((name) => name !== 'gateway' && name !== 'identity');
  const places = { gateway: gatewayUrl, ...Object.fromEntries(subgraphs.map((name) => [name, `${urls[name]}/graphql`])) };
  return { places, token: await token('rep') };
}

/** Every endpoint speaks GraphQL over HTTP as its specification says; what the specification merely recommends may differ. */
export const httpAudit: Audit = {
  name: 'graphql-http',
  needs: ['npmTools', 'stack'],
  async run(provisions) {
    const { serverAudits } = await npmTool<AuditPackage>(provisions, 'graphql-http');
    const { places, token } = await endpointsOf(provisions);
    const fetchFn: typeof fetch = (url, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${token}`);
      return fetch(url, { ...init, headers });
    };
    const complaints: (string | undefined)[] = [];
    for (const [name, url] of Object.entries(places)) complaints.push(...(await complaintsAbout(name, serverAudits({ url, fetchFn }))));
    return findingOf(complaints);
  },
};
