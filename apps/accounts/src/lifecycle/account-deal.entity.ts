import { EntitySchema } from 'typeorm';

/** A deal that was ever won, and whether it is now. */
export interface AccountDeal {
  opportunityId: string;
  accountId: string;
  version: number;
  won: boolean;
  wonOn: string | null;
}

export const accountDealEntity = new EntitySchema<AccountDeal>({
  name: 'account_deal',
  columns: {
    opportunityId: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_account_deal' },
    accountId: { type: 'uuid' },
    version: { type: 'integer' },
    won: { type: 'boolean' },
    wonOn: { type: 'date', nullable: true },
  },
  indices: [{ name: 'ix_account_deal_account_id', columns: ['accountId'] }],
});
