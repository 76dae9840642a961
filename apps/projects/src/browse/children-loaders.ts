import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { type Milestone, milestoneEntity } from '../project/milestone.ts';
import { taskEntity } from '../task/task.entity.ts';
import type { Task } from '../task/task.ts';

/** Tasks by project, in the order of the template. Only for projects that the viewer was shown: a task is seen through its project. */
export const tasksOfProject = (dataSource: DataSource): DataLoader<string, Task[]> =>
  new DataLoader(async (projectIds) => {
    const rows = await dataSource.manager.find(taskEntity, { where: { projectId: In([...projectIds]) }, order: { position: 'ASC' } });
    const byProject = Map.groupBy(rows, (row) => row.projectId);
    return projectIds.map((id) => byProject.get(id) ?? []);
  });

/** Milestones by project, in the order of the template. Only for projects that the viewer was shown. */
export const milestonesOfProject = (dataSource: DataSource): DataLoader<string, Milestone[]> =>
  new DataLoader(async (projectIds) => {
    const rows = await dataSource.manager.find(milestoneEntity, { where: { projectId: In([...projectIds]) }, order: { position: 'ASC' } });
    const byProject = Map.groupBy(rows, (row) => row.projectId);
    return projectIds.map((id) => byProject.get(id) ?? []);
  });
