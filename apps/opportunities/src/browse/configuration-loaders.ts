import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { type AccountCopy, accountCopyEntity } from '../accounts-copy/account-copy.ts';
import { pipelineVersionEntity } from '../pipeline/pipeline.entity.ts';
import type { Stage } from '../pipeline/stage.ts';

/** What is kept of accounts, for the names of deals. Only for deals that the viewer was shown. */
export const accountCopies = (dataSource: DataSource): DataLoader<string, AccountCopy | null> =>
  new DataLoader(async (ids) => {
    const rows = await dataSource.manager.findBy(accountCopyEntity, { accountId: In([...ids]) });
    const byId = new Map(rows.map((row) => [row.accountId, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** Stages by `pipeline id:version`. */
export const stagesOfVersions = (dataSource: DataSource): DataLoader<string, Stage[]> =>
  new DataLoader(async (keys) => {
    const wanted = keys.map((key) => ({ pipelineId: key.slice(0, 36), version: Number(key.slice(37)) }));
    const rows = await dataSource.manager.find(pipelineVersionEntity, { where: wanted });
    const byKey = new Map(rows.map((row) => [`${row.pipelineId}:${row.version}`, row.stages]));
    return keys.map((key) => byKey.get(key) ?? new Error(`There is no pipeline version ${key}.`));
  });
