import { viewerOf } from '@leadline/auth';
import type { Envelope } from '@leadline/kafka';
import { newId, type Viewer } from '@leadline/domain';
import { startTestService, type TestService } from '@leadline/testkit';
import { leadsService } from '../service.ts';
import type { Tools } from '../tools.ts';
import { type ConversionsAtWork, conversionsAtWork } from './conversions-at-work.ts';

/** A record as it lies on a topic. */
interface Published {
  key: string | null;
  envelope: Envelope;
  data: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each event has data of its own
}

/** The sentences that the tests of this service say often. */
export interface LeadsAtWork {
  /** Sends a mutation that takes one input; the fields to select go into its result. */
  send(name: string, input: object, asked?: { select?: string; caller?: object }): Promise<Answered>;
  /** Captures a lead and gives its id and version. */
  capture(input?: object, caller?: object): Promise<{ id: string; version: number }>;
  /** The lead as an administrator sees it. */
  lead(id: string, select: string, caller?: object): Promise<any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- what is selected differs from test to test
  /** The names of the facts published about a lead so far, in order. */
  facts(id: string, topic?: string): Promise<Published[]>;
  audit(
    id: string,
  ): Promise<{ what: string; changes: Record<string, unknown>; personal_changes: Record<string, unknown> | null; actor_id: string }[]>;
  /** Makes the service know a user and a team, as the directory's events do. */
  knownUser(teamId?: string): Promise<Viewer>;
  knownTeam(): Promise<string>;
}

/** What a mutation answered: its result, and the first error's extensions. */
export interface Answered {
  result: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each mutation has a result of its own
  error: { code: string; rule: string; field?: string; details?: Record<string, unknown>; message: string } | undefined;
}

/** Starts leads for a file of tests, with the sentences that they say; whoever starts it stops it. */
export async function startLeads(): Promise<{ service: TestService<Tools>; at: LeadsAtWork; work: ConversionsAtWork }> {
  const service = await startTestService(leadsService);
  const at = leadsAtWork(service);
  return { service, at, work: conversionsAtWork(at, service.publish) };
}

/** Speaks to a service under test. */
const leadsAtWork = (service: TestService<Tools>): LeadsAtWork => ({
  ...speaking(service),
  ...reading(service),
  ...knowing(service),
});

function speaking(service: TestService<Tools>): Pick<LeadsAtWork, 'send' | 'capture'> {
  const send: LeadsAtWork['send'] = async (name, input, { select = 'lead { id version status }', caller } = {}) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
    const { data, errors } = await service.query(
      `mutation ($input: ${type}) { result: ${name}(input: $input) { ${select} } }`,
      { input },
      caller,
    );
    const [error] = errors ?? [];
    return { result: data?.result, error: error && ({ message: error.message, ...error.extensions } as Answered['error']) };
  };
  const capture: LeadsAtWork['capture'] = async (input = {}, caller) => {
    const { result, error } = await send('captureLead', { name: 'Ada Example', ...input }, { caller });
    if (error) throw new Error(error.message);
    return result.lead;
  };
  return { send, capture };
}

function reading(service: TestService<Tools>): Pick<LeadsAtWork, 'lead' | 'facts' | 'audit'> {
  return {
    lead: async (id, select, caller) => (await service.query(`query ($id: ID!) { lead(id: $id) { ${select} } }`, { id }, caller)).data.lead,
    facts: async (id, topic = 'leads') => {
      const records = await service.published(topic);
      return records.filter(({ key }) => key === id);
    },
    audit: (id) =>
      service.services.dataSource.query(
        'SELECT what, changes, personal_changes, actor_id FROM audit WHERE aggregate_id = $1 ORDER BY version',
        [id],
      ),
  };
}

function knowing({ services }: TestService<Tools>): Pick<LeadsAtWork, 'knownUser' | 'knownTeam'> {
  const knownTeam = async (): Promise<string> => {
    const id = newId();
    await services.dataSource.query(`INSERT INTO team_copy (team_id, version, code) VALUES ($1, 1, $2)`, [id, id]);
    return id;
  };
  const knownUser = async (teamId?: string): Promise<Viewer> => {
    const teamIds = [teamId ?? (await knownTeam())];
    const user = viewerOf({ sub: newId(), roles: ['REP'], teams: teamIds });
    const row = [user.id, 1, true, ['REP'], teamIds];
    await services.dataSource.query('INSERT INTO member_copy (user_id, version, active, roles, team_ids) VALUES ($1, $2, $3, $4, $5)', row);
    return user;
  };
  return { knownUser, knownTeam };
}

/** The short names of facts, in order. */
export const namesOf = (records: Published[]): string[] => records.map(({ envelope }) => envelope.type.split('.').slice(1, -1).join('.'));
