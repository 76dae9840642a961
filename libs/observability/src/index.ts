export { createLogger } from './logger.ts';
export type { Logger, LoggerOptions } from './logger.ts';
export { metrics } from './metrics.ts';
export { startSpan, withSpan } from './span.ts';
export type { DetachedSpan, SpanOptions, SpanRole } from './span.ts';
export type { RecordedSpan } from './span-file.ts';
export { currentTraceparent } from './traceparent.ts';
export { startTracing } from './tracing.ts';
export type { TracingOptions } from './tracing.ts';
