import { OpportunityChanged, OpportunityReopened, OpportunityWon } from '@leadline/contracts';
import { newId } from '@leadline/domain';
import type { ServiceDefinition } from '@leadline/subgraph';
import { type GraphCaller, type TestService, eventually, startTestService } from '@leadline/testkit';
import type { Services } from '../services.ts';

type Untyped = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- what is selected differs from test to test

/** A project as tests look at it. */
export interface SeenProject {
  id: string;
  version: number;
  state: string;
  winNumber: number;
  holdReason: string | null;
  startsOn: string;
  dueOn: string;
  progress: { done: number; total: number; percent: number };
  tasks: { id: string; code: string; state: string; startsOn: string; dueOn: string; version: number }[];
}

/** What a mutation answered: its result, and the first error's extensions. */
export interface Answered {
  result: Untyped;
  error: { code: string; rule: string; field?: string; details?: Record<string, unknown>; message: string } | undefined;
}

/** The projects service under test, with the sentences that its tests say often. */
export interface ProjectsAtWork {
  service: TestService<Services>;
  /** The team of the deals that are won. */
  teamId: string;
  /** Tells of a win as opportunities would; `version` is that of the deal. */
  won(opportunityId: string, winNumber: number, version: number, deal?: object): Promise<unknown>;
  /** Tells of a reopening of a win. */
  reopened(opportunityId: string, version: number, deal?: object): Promise<unknown>;
  /** Tells that a won deal has another owner or team. */
  reassigned(opportunityId: string, version: number, deal: object): Promise<unknown>;
  /** The projects of a deal, by win. */
  projectsOf(opportunityId: string, caller?: GraphCaller): Promise<SeenProject[]>;
  /** A deal that was won, with its project. */
  started(deal?: object): Promise<{ opportunityId: string; project: SeenProject }>;
  /** Sends a mutation that takes one input. */
  send(name: string, input: object, asked?: { select?: string; caller?: GraphCaller }): Promise<Answered>;
  /** Makes the service know a user of the team, as the directory's events do. */
  knownUser(): Promise<string>;
  /** The names of the facts published about a project so far, in order. */
  facts(id: string): Promise<string[]>;
}

const inputs: Record<string, string> = {
  startTask: 'TaskInput',
  completeTask: 'TaskInput',
  cancelTask: 'TaskInput',
  reopenTask: 'TaskInput',
  resumeProject: 'ProjectInput',
  cancelProject: 'HoldProjectInput',
};
const seen = `id version state winNumber holdReason startsOn dueOn progress { done total percent }
  tasks { id code state startsOn dueOn version }`;

/** The id of the project's task with this code. */
export const taskOf = ({ tasks }: SeenProject, code: string): string => tasks.find((task) => task.code === code)!.id;

/** Starts the service on fresh surroundings. */
export async function startProjects(definition: ServiceDefinition<Services>): Promise<ProjectsAtWork> {
  const service = await startTestService(definition);
  const teamId = newId();
  const telling = tellingOf(service, teamId);
  const projectsOf: ProjectsAtWork['projectsOf'] = async (id, caller) => {
    const document = `query($id: ID!) { projects(filter: { opportunityId: $id }) { nodes { ${seen} } } }`;
    const { data, errors } = await service.query(document, { id }, caller);
    expect(errors).toBeUndefined();
    return data.projects.nodes.sort((a: SeenProject, b: SeenProject) => a.winNumber - b.winNumber);
  };
  const started: ProjectsAtWork['started'] = async (deal) => {
    const opportunityId = newId();
    await telling.won(opportunityId, 1, 5, deal);
    const project = await eventually(async () => {
      const [found] = await projectsOf(opportunityId);
      expect(found).toBeDefined();
      return found!;
    });
    return { opportunityId, project };
  };
  return { service, teamId, projectsOf, started, ...telling, ...sendingOf(service, teamId) };
}

const tellingOf = (service: TestService<Services>, teamId: string): Pick<ProjectsAtWork, 'won' | 'reopened' | 'reassigned' | 'facts'> => ({
  won: (opportunityId, winNumber, version, deal = {}) => {
    const data = { ...OpportunityWon.example, teamId, ownerId: null, actualCloseOn: '2027-02-18', ...deal, winNumber };
    return service.publish(OpportunityWon.of(opportunityId, data), { version });
  },
  reopened: (opportunityId, version, deal = {}) => {
    const data = { ...OpportunityReopened.example, teamId, ownerId: null, previousKind: 'WON' as const, winNumber: 1, ...deal };
    return service.publish(OpportunityReopened.of(opportunityId, data), { version });
  },
  reassigned: (opportunityId, version, deal) => {
    const data = { ...OpportunityChanged.example, stageKind: 'WON' as const, ownerId: null, changed: ['ownerId', 'teamId'], ...deal };
    return service.publish(OpportunityChanged.of(opportunityId, data), { version });
  },
  facts: async (id) =>
    (await service.published('projects'))
      .filter(({ key }) => key === id)
      .map(({ envelope }) => envelope.type.split('.').slice(1, 3).join(' ')),
});

const sendingOf = (service: TestService<Services>, teamId: string): Pick<ProjectsAtWork, 'send' | 'knownUser'> => ({
  send: async (
    name,
    input,
    { select = /Project$/.test(name) ? 'project { id version state }' : 'task { id state version }', caller } = {},
  ) => {
    const type = inputs[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation($input: ${type}!) { result: ${name}(input: $input) { ${select} } }`;
    const { data, errors } = await service.query(document, { input }, caller);
    const [error] = errors ?? [];
    return { result: data?.result, error: error && ({ message: error.message, ...error.extensions } as Answered['error']) };
  },
  knownUser: async () => {
    const userId = newId();
    await service.dataSource.query(`INSERT INTO member_copy VALUES ($1, 1, true, '{DELIVERY}', $2)`, [userId, [teamId]]);
    return userId;
  },
});
