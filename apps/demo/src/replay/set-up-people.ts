import { type GraphClient, GraphRequestFailed } from '../graph/graph-client.ts';
import type { TeamRow } from './crm-file.ts';
import { agentId, slug, teamIdOf } from './deal-plan.ts';
import { stableId } from './deterministic.ts';
import { patiently } from './patience.ts';

const registerUser = `mutation RegisterUser($input: RegisterUserInput!) { registerUser(input: $input) { user { id } } }`;
const configureTeam = `mutation ConfigureTeam($input: ConfigureTeamInput!) { configureTeam(input: $input) { team { id } } }`;
const configureTerritory = `mutation ConfigureTerritory($input: ConfigureTerritoryInput!) { configureTerritory(input: $input) { territory { id } } }`;

/** Makes the file's agents, managers and regions users, teams and territories; what is there from an earlier replay stays. */
export async function setUpPeople(graph: GraphClient, rows: readonly TeamRow[]): Promise<void> {
  const managers = [...Map.groupBy(rows, (row) => row.manager)];
  for (const [manager, agents] of managers) {
    const region = slug(agents[0]!.regional_office);
    const team = { id: teamIdOf(manager), code: slug(manager), name: `Team ${slug(manager)} (${region})` };
    await unlessThere(() => graph.ask(configureTeam, { input: team }));
    const territory = {
      id: stableId(`territory ${manager}`),
      code: `${region}-${slug(manager)}`,
      regions: [region],
      industries: [],
      companySizes: [],
      teamId: team.id,
    };
    await unlessThere(() => graph.ask(configureTerritory, { input: territory }));
    await register(graph, manager, 'MANAGER', { teamIds: [team.id] });
    for (const { sales_agent } of agents) await register(graph, sales_agent, 'REP', { teamIds: [team.id], managerId: agentId(manager) });
  }
}

const register = (graph: GraphClient, name: string, role: string, rest: object) =>
  unlessThere(() => graph.ask(registerUser, { input: { id: agentId(name), username: slug(name), name, roles: [role], ...rest } }));

async function unlessThere(request: () => Promise<unknown>): Promise<void> {
  await patiently(request).catch((error: unknown) => {
    const known = error instanceof GraphRequestFailed && error.errors.every(({ extensions }) => extensions?.code === 'CONFLICT');
    if (!known) throw error;
  });
}
