import { ROOT_CONTEXT, isSpanContextValid, trace } from '@opentelemetry/api';
import type { Context, SpanContext } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';

/** Writes a span's identity as a W3C `traceparent` header; nothing for a span without one. */
export function formatTraceparent(span: SpanContext): string | undefined {
  if (!isSpanContextValid(span)) return undefined;
  return `00-${span.traceId}-${span.spanId}-0${(span.traceFlags & 1).toString(16)}`;
}

/** Reads a W3C `traceparent` header as a parent context; a malformed one starts a new trace, as the standard asks. */
export function contextFromTraceparent(traceparent: string): Context {
  const parent = parseTraceParent(traceparent);
  return parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT;
}

/** The `traceparent` to send on with outgoing work of the active span; nothing outside of a trace. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan();
  return span && formatTraceparent(span.spanContext());
}
