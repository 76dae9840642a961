import { EntitySchema } from 'typeorm';

/** What is known of a deal's standing, from its events: whether it is won, and the how manieth win that is. */
export interface WonDeal {
  opportunityId: string;
  version: number;
  won: boolean;
  winNumber: number;
  ownerId: string | null;
  teamId: string | null;
}

export const wonDealEntity = new EntitySchema<WonDeal>({
  name: 'won_deal',
  columns: {
    opportunityId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_won_deal' },
    version: { type: 'integer' },
    won: { type: 'boolean' },
    winNumber: { type: 'integer' },
    ownerId: { type: 'uuid', nullable: true },
    teamId: { type: 'uuid', nullable: true },
  },
});
