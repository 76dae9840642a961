import type { Aggregate } from '@leadline/postgres';
import { configurers, everyone } from '../everyone-sees.ts';
import { teamEntity } from './team.entity.ts';

/** A group of users who share records and a manager. */
export interface Team {
  id: string;
  version: number;
  code: string;
  name: string;
  managerId: string | null;
  parentId: string | null;
  territoryIds: string[];
  createdAt: Date;
}

/** How teams are stored, who sees and who changes them. */
export const teams: Aggregate<Team> = {
  name: 'team',
  entity: teamEntity,
  visibleTo: everyone,
  changeableBy: configurers,
  personalFields: [],
};
