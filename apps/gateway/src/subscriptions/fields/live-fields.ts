import { leadChanged } from './lead-changed.ts';
import { leadConversion } from './lead-conversion.ts';
import type { LiveField } from './live-field.ts';
import { opportunityChanged } from './opportunity-changed.ts';
import { pipelineChanged } from './pipeline-changed.ts';
import { projectChanged } from './project-changed.ts';

/** The fields of `Subscription` by name. */
export const liveFields: ReadonlyMap<string, LiveField> = new Map(
  [leadConversion, leadChanged, opportunityChanged, pipelineChanged, projectChanged].map((field) => [field.name, field]),
);

/** The topics that they listen to. */
export const liveTopics = [...new Set([...liveFields.values()].flatMap(({ topics }) => topics))];
