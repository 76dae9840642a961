import { randomUUID } from 'node:crypto';
import { testIssuer, type TestIssuer, viewerFor } from '@leadline/testkit';
import { type Graph, graphAt } from '../measuring/graph.ts';
import { freshToken } from '../measuring/fresh-token.ts';
import type { BenchServers } from '../servers/bench-servers.ts';
import { type Program, startProgram } from '../servers/start-program.ts';
import { fillLeads } from './fill-leads.ts';

/** The leads service alone with so many leads, asked by a rep who owns a hundredth of them and whose team has a tenth. */
export interface LeadsService extends AsyncDisposable {
  program: Program;
  databaseUrl: string;
  graph: Graph;
  /** A token of the same rep. */
  token(): Promise<string>;
}

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

/** Starts the service on a database of its own and fills it. */
export async function leadsService(servers: BenchServers, folder: string, count: number): Promise<LeadsService> {
  const databaseUrl = await servers.database(`leads_${count}`);
  const issuer = await testIssuer();
  const program = await startProgram({
    ...{ name: `bench-leads-${count}`, program: 'apps/leads/src/main.ts', folder },
    env: { ...variablesOf(issuer, servers), DATABASE_URL: databaseUrl, TOPIC_PREFIX: `bench-${count}` },
  });
  const owners = { people: ids(100), teams: ids(10) };
  // The spread over people and teams is even, so any two will do; the first of each meet.
  const viewer = viewerFor('REP', { id: owners.people[0], teamIds: [owners.teams[0]!] });
  const token = freshToken(() => issuer.sign({ sub: viewer.id, roles: viewer.roles, teams: viewer.teamIds }, { expiresIn: 900 }));
  const graph = graphAt(`${program.url}/graphql`, token);
  await fillLeads(databaseUrl, await capture(graph), count, owners);
  return {
    ...{ program, databaseUrl, graph, token },
    async [Symbol.asyncDispose]() {
      await graph.close();
      await program.stop();
      await issuer.close();
    },
  };
}

const variablesOf = ({ issuer, jwksUri, audience }: TestIssuer, { kafka }: BenchServers) => ({
  ...{ KAFKA_BROKERS: kafka.brokers.join(','), OIDC_ISSUER: issuer, OIDC_JWKS_URI: jwksUri, OIDC_AUDIENCE: audience, LOG_LEVEL: 'warn' },
});

async function capture(graph: Graph): Promise<string> {
  const document = 'mutation { captureLead(input: { name: "Model" }) { lead { id } } }';
  return (await graph.ask<{ captureLead: { lead: { id: string } } }>(document)).captureLead.lead.id;
}
