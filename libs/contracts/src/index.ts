export * from './leads/index.ts';
export * from './conversions/index.ts';
export * from './accounts/index.ts';
export * from './contacts/index.ts';
export * from './opportunities/index.ts';
export * from './projects/index.ts';
export * from './directory/index.ts';
export * from './activities/index.ts';
export type { EventDefinition } from './event-definition.ts';
export { events } from './events.ts';
export {
  type PersonalFields,
  type PersonalRecord,
  personalRecord,
  personalRecordExample,
  personalRecordSchema,
} from './personal-record.ts';
export { type StringKind, codePattern, stringKindKey } from './strings.ts';
export { type Topic, personalTopic, topics } from './topics.ts';
