import type { Tx } from '@leadline/postgres';
import { In } from 'typeorm';
import { projectEntity } from '../project/project.entity.ts';
import type { Project, ProjectState } from '../project/project.ts';

/** The projects of a deal that are in one of these states (in any when none is named), that of the latest win first, locked until the transaction ends. */
export const lockProjects = (tx: Tx, opportunityId: string, states?: ProjectState[]): Promise<Project[]> =>
  tx.manager
    .createQueryBuilder(projectEntity, 'record')
    .where({ opportunityId, ...(states && { state: In(states) }) })
    .orderBy('record.winNumber', 'DESC')
    .setLock('for_no_key_update')
    .getMany();
