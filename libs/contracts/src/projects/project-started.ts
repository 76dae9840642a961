import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { exampleIds } from '../examples.ts';
import { id, date, count } from '../strings.ts';

/** The delivery of a won deal began, with all milestones and tasks of its template. */
export const ProjectStarted = defineEvent({
  name: 'ProjectStarted',
  type: 'leadline.project.started.v1',
  topic: 'projects',
  meaning: 'The delivery of a won deal began, with all milestones and tasks of its template.',
  data: z.object({
    opportunityId: id(),
    winNumber: z.int().min(1),
    accountId: id(),
    contactId: id().nullable(),
    templateId: id(),
    templateVersion: z.int().min(1),
    ownerId: id().nullable(),
    teamId: id().nullable(),
    startsOn: date(),
    dueOn: date(),
    taskCount: count(),
    taskIds: z.array(id()),
  }),
  example: {
    opportunityId: exampleIds.opportunity,
    winNumber: 1,
    accountId: exampleIds.account,
    contactId: exampleIds.contact,
    templateId: exampleIds.template,
    templateVersion: 1,
    ownerId: exampleIds.user,
    teamId: exampleIds.team,
    startsOn: '2027-02-18',
    dueOn: '2027-04-01',
    taskCount: 1,
    taskIds: [exampleIds.task],
  },
});
