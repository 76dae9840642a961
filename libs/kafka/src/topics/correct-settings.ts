import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';
import type { TopicSettings } from './topic-settings.ts';

/** Gives the topics whose settings differ the wanted ones; asks the broker to change nothing when all are right. */
export async function correctSettings(admin: Admin, wanted: TopicSettings[]): Promise<void> {
  const type = kafkajs.ConfigResourceTypes.TOPIC;
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
  const wrong = wanted.filter(({ name, settings }) => Object.entries(settings).some(([key, value]) => found.get(name)?.get(key) !== value));
  if (wrong.length === 0) return;
  await admin.alterConfigs({
    validateOnly: false,
    resources: wrong.map(({ name, settings }) => ({
      type,
      name,
      configEntries: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
    })),
  });
}
