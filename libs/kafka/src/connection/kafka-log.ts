import kafkajs from 'kafkajs';
import type { LogEntry, logLevel } from 'kafkajs';
import type { Logger } from '@leadline/observability';

/** What may be logged of the client's own details. Its error texts and buffers can quote records, which hold personal data. */
const harmless = ['broker', 'clientId', 'groupId', 'memberId', 'topic', 'partition', 'retryCount', 'retryTime', 'correlationId'];

/** The client's debug level logs every request; it is never asked for. */
export function kafkaLogLevel(logger: Logger): logLevel {
  return logger.isLevelEnabled('debug') ? kafkajs.logLevel.INFO : kafkajs.logLevel.WARN;
}

/** Writes the client's log through ours: trouble as a warning, because the client goes on retrying; the rest at debug. */
export function logTo(logger: Logger): (entry: LogEntry) => void {
  return ({ namespace, level, log }) => {
    const details: Record<string, unknown> = { component: `kafkajs ${namespace}`.trim() };
    for (const name of harmless) if (log[name] !== undefined) details[name] = log[name];
    const trouble = level <= kafkajs.logLevel.WARN;
    logger[trouble ? 'warn' : 'debug'](details, log.message);
  };
}
