import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { currentTraceparent, startSpan, startTracing, withSpan } from './index.ts';
import type { RecordedSpan } from './index.ts';

const incoming = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('Tracing', () => {
  describe('when spans go to a file', () => {
    let folder: string;
    beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'spans-'))));
    afterEach(() => rm(folder, { recursive: true }));

    async function spansOf(work: () => Promise<unknown>): Promise<RecordedSpan[]> {
      const traceFile = join(folder, 'spans.jsonl');
      const tracing = startTracing({ service: 'demo', traceFile });
      await work();
      await tracing.shutdown();
      return (await readFile(traceFile, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as RecordedSpan);
    }

    it('continues the trace that came in', async () => {
      const [span] = await spansOf(() => withSpan('handle', { parent: incoming, kind: 'consumer' }, async () => {}));
      expect(span).toMatchObject({
        service: 'demo',
        name: 'handle',
        kind: 'consumer',
        traceId: '0af7651916cd43dd8448eb211c80319c',
        parentSpanId: 'b7ad6b7169203331',
        failed: false,
      });
    });

    it('nests a span under the one that is active across awaits', async () => {
      const [inner, outer] = await spansOf(() =>
        withSpan('outer', {}, async () => {
          await Promise.resolve();
          await withSpan('inner', {}, async () => {});
        }),
      );
      expect(inner).toMatchObject({ name: 'inner', traceId: outer!.traceId, parentSpanId: outer!.spanId });
    });

    it('hands on the span in hand as traceparent', async () => {
      let sent: string | undefined;
      const [span] = await spansOf(() => withSpan('send', {}, async () => void (sent = currentTraceparent())));
      expect(sent).toBe(`00-${span!.traceId}-${span!.spanId}-01`);
    });

    it('links a detached span to its parent and sends on its own id', async () => {
      let traceparent: string | undefined;
      const [span] = await spansOf(async () => {
        const detached = startSpan('publish', { parent: incoming, kind: 'producer' });
        traceparent = detached.traceparent;
        detached.end();
      });
      expect(span).toMatchObject({ kind: 'producer', parentSpanId: 'b7ad6b7169203331' });
      expect(traceparent).toBe(`00-0af7651916cd43dd8448eb211c80319c-${span!.spanId}-01`);
    });

    it('marks a failed span with the kind of error and not its words', async () => {
      const failing = withSpan.bind(null, 'fail', {}, async () => Promise.reject(new TypeError('secret words')));
      const [span] = await spansOf(() => expect(failing()).rejects.toThrow('secret words'));
      expect(span).toMatchObject({ failed: true, attributes: { 'error.type': 'TypeError' } });
      expect(JSON.stringify(span)).not.toContain('secret words');
    });

    it('starts a new trace when the traceparent is malformed', async () => {
      const [span] = await spansOf(() => withSpan('handle', { parent: '00-xyz-1-01' }, async () => {}));
      expect(span!.parentSpanId).toBeNull();
    });
  });

  describe('when spans go nowhere', () => {
    let tracing: ReturnType<typeof startTracing>;
    beforeEach(() => void (tracing = startTracing({ service: 'demo' })));
    afterEach(() => tracing.shutdown());

    it('hands on what came in as it is, so that who sent it and who gets it are linked', async () => {
      const inner = async () => withSpan('inner', {}, async () => currentTraceparent());
      expect(await withSpan('handle', { parent: incoming }, inner)).toBe(incoming);
    });

    it('begins a trace where none came in, which is one across awaits', async () => {
      const [outer, inner] = await withSpan('outer', {}, async () => {
        await Promise.resolve();
        return [currentTraceparent(), await withSpan('inner', {}, async () => currentTraceparent())];
      });
      expect(outer).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
      expect(inner).toBe(outer);
    });

    it('lets others open spans, and leaves theirs out', () => {
      const tracer = trace.getTracer('other');
      const seen = tracer.startActiveSpan('one', () => tracer.startActiveSpan('two', {}, () => currentTraceparent()));
      expect(seen).toMatch(/-00$/);
      expect(tracer.startActiveSpan('three', {}, ROOT_CONTEXT, () => currentTraceparent())).not.toBe(seen);
    });
  });

  describe('when it was never started', () => {
    it('runs the work all the same', async () => {
      expect(await withSpan('work', {}, async () => 42)).toBe(42);
      expect(currentTraceparent()).toBeUndefined();
    });
  });
});
