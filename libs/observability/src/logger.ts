import { trace } from '@opentelemetry/api';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { redactLine } from './redact-line.ts';

export type { Logger } from 'pino';

/** Whose log, how much of it, and where to. */
export interface LoggerOptions {
  service: string;
  /** Least severe level that is written; `info` when absent. */
  level?: string | undefined;
  /** Where lines go; standard output when absent. */
  destination?: DestinationStream;
}

/** Makes a logger that writes one JSON object a line, each with the ids of the active span and without secrets. */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
    mixin: activeSpanIds,
    hooks: { streamWrite: redactLine },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

function activeSpanIds(): Record<string, string> {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
}
