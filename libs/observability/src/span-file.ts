import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { once } from 'node:events';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { hrTimeToMilliseconds } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

/** One line of a trace file. */
export interface RecordedSpan {
  service: string;
  name: string;
  kind: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  /** ISO instant. */
  startedAt: string;
  durationMs: number;
  failed: boolean;
  attributes: Record<string, unknown>;
}

/** Appends each finished span to a file as one JSON line at once, so that tests can read the traces of running processes. */
export class SpanFile implements SpanExporter {
  readonly #stream: WriteStream;
  readonly #service: string;

  constructor(path: string, service: string) {
    this.#stream = createWriteStream(path, { flags: 'a' });
    this.#service = service;
  }

  export(spans: ReadableSpan[], done: (result: { code: number }) => void): void {
    const lines = spans.map((span) => `${JSON.stringify(recordOf(span, this.#service))}\n`);
    this.#stream.write(lines.join(''), () => done({ code: 0 }));
  }

  async shutdown(): Promise<void> {
    if (this.#stream.closed) return;
    this.#stream.end();
    await once(this.#stream, 'close');
  }
}

function recordOf(span: ReadableSpan, service: string): RecordedSpan {
  const { traceId, spanId } = span.spanContext();
  return {
    service,
    name: span.name,
    kind: SpanKind[span.kind].toLowerCase(),
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId ?? null,
    startedAt: new Date(hrTimeToMilliseconds(span.startTime)).toISOString(),
    durationMs: hrTimeToMilliseconds(span.duration),
    failed: span.status.code === SpanStatusCode.ERROR,
    attributes: span.attributes,
  };
}
