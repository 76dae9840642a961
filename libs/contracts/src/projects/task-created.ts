import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, code, date } from '../strings.ts';
import { taskState } from '../vocabulary.ts';

/** A task of the project is planned, with its dates and what it waits for. */
export const TaskCreated = defineEvent({
  name: 'TaskCreated',
  type: 'leadline.task.created.v1',
  topic: 'projects',
  meaning: 'A task of the project is planned, with its dates and what it waits for.',
  data: z.object({
    taskId: id(),
    milestoneId: id().nullable(),
    code: code(),
    state: taskState(),
    assigneeId: id().nullable(),
    assigneeRole: code().nullable(),
    startsOn: date(),
    dueOn: date(),
    dependsOn: z.array(id()),
  }),
  example: {
    taskId: exampleIds.task,
    milestoneId: exampleIds.milestone,
    code: 'kick-off',
    state: 'READY',
    assigneeId: null,
    assigneeRole: 'delivery-lead',
    startsOn: '2027-02-18',
    dueOn: '2027-02-22',
    dependsOn: [],
  },
});
