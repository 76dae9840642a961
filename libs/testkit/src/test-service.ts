import type { PersonalRecord } from '@leadline/contracts';
import type { NewEvent } from '@leadline/domain';
import { type RunningService, type ServiceDefinition, serviceEnvironment, startService } from '@leadline/subgraph';
import { type GraphClient, graphClient } from './graph-client.ts';
import { type EventContext, publishAsOthers } from './publish-as-others.ts';
import { type Surroundings, surroundingsFor, type TestServiceOptions, variablesOf } from './surroundings.ts';
import { openTopicReader, type PublishedRecord } from './topic-reader.ts';

/** A service under test in this process, on real servers, with a database and topics of its own. */
export interface TestService<Services = unknown> extends RunningService<Services>, Surroundings, GraphClient {
  /** Every record that is on a topic now. */
  published(topic: string): Promise<PublishedRecord[]>;
  /** Puts a fact on its topic, as another service would. */
  publish(event: NewEvent, context?: EventContext): Promise<{ id: string }>;
  /** Puts someone's details on the personal topic, as another service would. */
  publishPersonal(record: PersonalRecord): Promise<void>;
}

/** Starts a service and waits until it serves and, unless told otherwise, consumes. */
export async function startTestService<Services>(
  definition: ServiceDefinition<Services>,
  options: TestServiceOptions = {},
): Promise<TestService<Services>> {
  const { release, ...surroundings } = await surroundingsFor(definition.name, options);
  const running = await started(definition, { ...variablesOf(surroundings), ...options.environment }).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  if (options.consuming !== false) await running.consuming;

  const topics = openTopicReader(surroundings.topicPrefix);
  const others = publishAsOthers(surroundings.topicPrefix);
  const stop = async (): Promise<void> => {
    await Promise.all([running.stop(), topics.stop(), others.stop()]);
    await release();
  };
  return {
    ...running,
    ...surroundings,
    ...graphClient(`${running.url}/graphql`, surroundings.issuer, options.environment?.['GATEWAY_KEY']),
    published: topics.read,
    publish: others.publish,
    publishPersonal: others.publishPersonal,
    stop,
  };
}

// Async, so that a setting that is refused is a rejection too.
const started = async <Services>(
  definition: ServiceDefinition<Services>,
  variables: Record<string, string>,
): Promise<RunningService<Services>> => startService(definition, serviceEnvironment(variables));
