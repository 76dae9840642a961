import { visibleLoader } from '@leadline/subgraph';
import DataLoader from 'dataloader';
import type { Viewer } from '@leadline/domain';
import type { DataSource } from 'typeorm';
import { conversions } from './conversion/conversions.ts';
import type { Conversion } from './conversion/conversion.ts';
import { leads } from './lead/leads.ts';
import type { Lead } from './lead/lead.ts';
import { currentPolicy } from './policy/current-policy.ts';
import type { QualificationPolicy } from './policy/policy.ts';

/** What one request reads at most once. */
export type LeadLoaders = {
  leads: DataLoader<string, Lead | null>;
  conversions: DataLoader<string, Conversion | null>;
  policy: DataLoader<'current', QualificationPolicy>;
};

/** Makes the loaders of one request; they give a viewer only what they may see. */
export const loadersFor = (context: { dataSource: DataSource; viewer: Viewer }): LeadLoaders => ({
  leads: visibleLoader(leads, context),
  conversions: visibleLoader(conversions, context),
  policy: new DataLoader(async (keys) => {
    const policy = await currentPolicy(context.dataSource.manager);
    return keys.map(() => policy);
  }),
});
