import { withSpan, startTracing, createLogger } from './index.ts';

function captured() {
  const lines: string[] = [];
  const logger = createLogger({ service: 'demo', level: 'debug', destination: { write: (line) => void lines.push(line) } });
  return { logger, last: () => JSON.parse(lines.at(-1)!) as { err: { stack: string } } };
}

describe('Logger', () => {
  it('writes one JSON object a line with level, time, service and message', () => {
    const { logger, last } = captured();
    logger.warn({ attempt: 2 }, 'broker away');
    expect(last()).toEqual({ level: 'warn', time: expect.stringMatching(/^\d{4}-.*Z$/), service: 'demo', attempt: 2, msg: 'broker away' });
  });

  it('hides credentials in the message and stack of an error', () => {
    const { logger, last } = captured();
    logger.error({ err: new Error('no answer from postgres://app:s3cret@db/leads') }, 'failed');
    expect(JSON.stringify(last())).not.toContain('s3cret');
    expect(last().err.stack).toContain('Error: no answer from postgres://[redacted]@db/leads');
  });

  describe('when a span is active', () => {
    it('adds the ids of its trace', async () => {
      const tracing = startTracing({ service: 'demo' });
      const { logger, last } = captured();
      const ids = await withSpan('work', {}, async (span) => {
        logger.info('inside');
        return span.spanContext();
      });
      expect(last()).toMatchObject({ trace_id: ids.traceId, span_id: ids.spanId });
      await tracing.shutdown();
    });
  });
});
