import { context, trace } from '@opentelemetry/api';
import type { Context, Span, SpanOptions, Tracer } from '@opentelemetry/api';
import { NodeTracerProvider, RandomIdGenerator } from '@opentelemetry/sdk-trace-node';

const ids = new RandomIdGenerator();

/** The span in hand, or the ids of a new trace: spans that nobody records need none of their own. */
function spanIn(parent: Context): Span {
  const span = trace.getSpan(parent);
  return span ?? trace.wrapSpanContext({ traceId: ids.generateTraceId(), spanId: ids.generateSpanId(), traceFlags: 0 });
}

type Run = (span: Span) => unknown;

const stillTracer: Tracer = {
  startSpan: (_name: string, _options?: SpanOptions, parent: Context = context.active()) => spanIn(parent),
  startActiveSpan(_name: string, ...rest: unknown[]) {
    const run = rest.at(-1) as Run;
    const parent = rest.length > 2 ? (rest[1] as Context) : context.active();
    const span = spanIn(parent);
    // Nothing to change where the span is the one that is active already: a gateway has ten of these in a request.
    return span === trace.getActiveSpan() ? run(span) : context.with(trace.setSpan(parent, span), run, undefined, span);
  },
} as Tracer;

/** Makes traces that are handed on and recorded nowhere, at next to no cost. */
export class StillTracerProvider extends NodeTracerProvider {
  override getTracer(): Tracer {
    return stillTracer;
  }
}
