import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';
import type { TopicSettings } from './topic-settings.ts';

const type = kafkajs.ConfigResourceTypes.TOPIC;

/** Gives the topics whose settings differ the wanted ones; asks the broker to change nothing when all are right. */
export async function correctSettings(admin: Admin, wanted: TopicSettings[]): Promise<void> {
  const differing = await wrongSettings(admin, wanted);
  if (differing.length === 0) return;
  await admin.alterConfigs({
    validateOnly: false,
    resources: differing.map(({ name, settings }) => ({
      type,
      name,
      configEntries: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
    })),
  });
}

/** The topics whose settings differ from the wanted ones, each with the names of those that do. */
export async function wrongSettings(admin: Admin, wanted: TopicSettings[]): Promise<(TopicSettings & { wrong: string[] })[]> {
  if (wanted.length === 0) return [];
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: wanted.map(({ name, settings }) => ({ type, name, configNames: Object.keys(settings) })),
  });
  const found = new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  );
  return wanted
    .map(({ name, settings }) => ({ name, settings, wrong: namesOfWrong(settings, found.get(name)) }))
    .filter(({ wrong }) => wrong.length > 0);
}

const namesOfWrong = (settings: Record<string, string>, found: ReadonlyMap<string, string> | undefined): string[] =>
  Object.entries(settings)
    .filter(([key, value]) => found?.get(key) !== value)
    .map(([key]) => key);
