import { SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import type { Attributes, Span } from '@opentelemetry/api';
import { contextFromTraceparent, formatTraceparent } from './traceparent.ts';

/** What part a span plays between processes. */
export type SpanRole = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** Where a span belongs and what is said of it. */
export interface SpanOptions {
  /** `traceparent` of the work that caused this one; the active span when absent. */
  parent?: string | null | undefined;
  kind?: SpanRole;
  attributes?: Attributes;
}

/** A span that its starter ends. */
export interface DetachedSpan {
  /** Sent on with the work, so that what it causes is a child of this span. */
  traceparent: string | undefined;
  end(error?: unknown): void;
}

const kinds: Record<SpanRole, SpanKind> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/** Runs the work inside a span that ends with it and says whether it failed; the span is active for everything the work awaits. */
export async function withSpan<T>(name: string, options: SpanOptions, run: (span: Span) => Promise<T>): Promise<T> {
  const parent = options.parent ? contextFromTraceparent(options.parent) : context.active();
  const span = open(name, options, parent);
  try {
    const result = await context.with(trace.setSpan(parent, span), run, undefined, span);
    span.end();
    return result;
  } catch (error) {
    endFailed(span, error);
    throw error;
  }
}

/** Starts a span that is not made active: for work in batches, where one span per item must cost next to nothing. */
export function startSpan(name: string, options: SpanOptions): DetachedSpan {
  const parent = options.parent ? contextFromTraceparent(options.parent) : context.active();
  const span = open(name, options, parent);
  return {
    traceparent: formatTraceparent(span.spanContext()),
    end: (error) => (error === undefined ? span.end() : endFailed(span, error)),
  };
}

function open(name: string, options: SpanOptions, parent: ReturnType<typeof context.active>): Span {
  // Asked for each time: a kept tracer would go on feeding a provider that was shut down.
  const tracer = trace.getTracer('leadline');
  return tracer.startSpan(name, { kind: kinds[options.kind ?? 'internal'], attributes: options.attributes }, parent);
}

/** Only the kind of error is kept: messages can hold what a user typed, and traces hold no personal data. */
function endFailed(span: Span, error: unknown): void {
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
