import type { Aggregate } from '@leadline/postgres';
import { configurers, everyone } from '../everyone-sees.ts';
import { territoryEntity } from './territory.entity.ts';

/** A part of the market: any of its regions, of its industries and of its company sizes (an empty list means all), worked by one team. */
export interface Territory {
  id: string;
  version: number;
  code: string;
  regions: string[];
  industries: string[];
  companySizes: string[];
  teamId: string | null;
}

/** How territories are stored, who sees and who changes them. */
export const territories: Aggregate<Territory> = {
  name: 'territory',
  entity: territoryEntity,
  visibleTo: everyone,
  changeableBy: configurers,
  personalFields: [],
};
