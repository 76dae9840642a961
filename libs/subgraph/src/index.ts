export { type Connection, type ConnectionOptions, visibleConnection } from './entities/connection.ts';
export { referenceResolver } from './entities/reference-resolver.ts';
export { visibleLoader } from './entities/visible-loader.ts';
export { type ServiceEnvironment, serviceEnvironment } from './environment.ts';
export { unwrap } from './errors/unwrap.ts';
export { checkInput } from './input/check-input.ts';
export {
  clientId,
  code,
  currency,
  decimal,
  email,
  id,
  isoDate,
  money,
  nonNegativeMoney,
  optionalCode,
  optionalText,
  phone,
  requestKey,
  text,
  version,
  website,
} from './input/input-pieces.ts';
export type { InputProblem } from './input/problem.ts';
export type { Loaders } from './loaders.ts';
export type { RequestContext } from './request-context.ts';
export { simulatedTimeHeader } from './request/simulated-time.ts';
export { runService } from './runtime/run-service.ts';
export { type RunningService, startService } from './runtime/start-service.ts';
export { buildServiceSchema } from './schema/build-schema.ts';
export { seesSomePersonalData } from './schema/personal-inputs.ts';
export { readSdl, readSharedSdl } from './schema/read-sdl.ts';
export type { ConsumerDefinition, Job, PersonalFilterPolicy, PersonalPolicy, Platform, ServiceDefinition } from './service-definition.ts';
