import { type Asker, told } from '../graph/graph.ts';
import { until } from './until.ts';

/** Wins a deal. */
export async function won(opportunityId: string, asker: Asker = {}): Promise<void> {
  const document = `mutation Win($input: WinOpportunityInput!) {
    winOpportunity(input: $input) { __typename ... on MissingForWin { missing } }
  }`;
  const { winOpportunity } = await told(document, { input: { id: opportunityId } }, asker);
  if (winOpportunity.__typename !== 'WonOpportunity') throw new Error(`The deal was not won: ${JSON.stringify(winOpportunity)}`);
}

/** A task as the steps need it. */
export interface Task {
  id: string;
  code: string;
  state: string;
  checklist: { done: boolean }[];
}

/** A project with its tasks. */
export interface Project {
  id: string;
  version: number;
  state: string;
  winNumber: number;
  tasks: Task[];
}

const deliveryDocument = `query Delivery($id: ID!) {
  opportunity(id: $id) { delivery { state project { id version state winNumber tasks { id code state checklist { done } } } } }
}`;

/** Waits until the delivery of a deal is in a state, and returns its project. */
export function delivery(opportunityId: string, state = 'ACTIVE', withinMs?: number): Promise<Project> {
  return until(
    `the delivery of ${opportunityId} is ${state}`,
    async () => {
      const { opportunity } = await told(deliveryDocument, { id: opportunityId });
      if (opportunity.delivery.state !== state) throw new Error(`it is ${opportunity.delivery.state}`);
      return opportunity.delivery.project as Project;
    },
    withinMs,
  );
}

const tick = 'mutation Tick($input: TickChecklistInput!) { tickChecklist(input: $input) { task { id } } }';
const complete = 'mutation Complete($input: TaskInput!) { completeTask(input: $input) { task { state } } }';

/** Ticks the checklist of a task and completes it. */
export async function taskDone({ id, checklist }: Task, asker: Asker = {}): Promise<void> {
  for (const index of checklist.keys()) await told(tick, { input: { taskId: id, index, done: true } }, asker);
  await told(complete, { input: { taskId: id } }, asker);
}
