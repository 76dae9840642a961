import { isId } from '@leadline/domain';
import type { EntityManager } from 'typeorm';
import { leadEntity } from '../lead/lead.entity.ts';

/** Whether this user has deleted this lead; the row stays behind, emptied, so that the id is never given again. */
export const wasDeletedBy = async (manager: EntityManager, leadId: string, userId: string): Promise<boolean> =>
  isId(leadId) && manager.existsBy(leadEntity, { id: leadId, deletedById: userId });
