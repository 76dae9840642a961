import { context, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Sampler, SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { SpanFile } from './span-file.ts';
import { StillTracerProvider } from './still-tracer.ts';

/** Whose spans, and where they go. */
export interface TracingOptions {
  service: string;
  /** OTLP over HTTP, for example `http://localhost:4318`; spans are sent there in batches. */
  endpoint?: string | undefined;
  /** Path of a file that gets every span as a JSON line. */
  traceFile?: string | undefined;
  /** Share of new traces that is recorded, 0 to 1; a trace that came in keeps its sender's decision. */
  sampleRatio?: number;
}

/** Starts tracing for the process: ids always propagate; spans are recorded only when there is somewhere to put them. */
export function startTracing(options: TracingOptions): { shutdown(): Promise<void> } {
  const spanProcessors = processorsOf(options);
  const provider =
    spanProcessors.length === 0
      ? new StillTracerProvider()
      : new NodeTracerProvider({
          resource: resourceFromAttributes({ 'service.name': options.service }),
          sampler: sampled(options.sampleRatio ?? 1),
          spanProcessors,
        });
  // The default would propagate baggage too: nothing reads it, and strangers could fill it.
  provider.register({ propagator: new W3CTraceContextPropagator() });
  return {
    async shutdown() {
      await provider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

function processorsOf(options: TracingOptions): SpanProcessor[] {
  const processors: SpanProcessor[] = [];
  if (options.endpoint) {
    const url = new URL('v1/traces', options.endpoint.replace(/\/*$/, '/')).href;
    processors.push(new BatchSpanProcessor(new OTLPTraceExporter({ url })));
  }
  if (options.traceFile) processors.push(new SimpleSpanProcessor(new SpanFile(options.traceFile, options.service)));
  return processors;
}

function sampled(ratio: number): Sampler {
  return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) });
}
