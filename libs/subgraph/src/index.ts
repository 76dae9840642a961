export { type ServiceEnvironment, serviceEnvironment } from './environment.ts';
export type { RequestContext } from './request-context.ts';
export type {
  ConsumerDefinition,
  Job,
  Loaders,
  MigrationClass,
  PersonalFilterPolicy,
  PersonalPolicy,
  Platform,
  ServiceDefinition,
} from './service-definition.ts';
