import type { Command } from 'commander';
import { httpUrl } from './option-values.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  json?: true;
  stack?: string;
  gateway?: string;
  issuer?: string;
  brokers?: string;
  topicPrefix?: string;
}

/** Adds the options that every command takes. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--json', 'print JSON instead of text')
    .option('--stack <folder>', 'state folder of a local stack; this repository’s .leadline unless said otherwise (LEADLINE_STACK)')
    .option('--gateway <url>', 'address of the graph (LEADLINE_GATEWAY_URL)', httpUrl)
    .option('--issuer <url>', 'address of the token issuer (LEADLINE_ISSUER_URL)', httpUrl)
    .option('--brokers <list>', 'Kafka brokers, comma separated (LEADLINE_KAFKA_BROKERS)')
    .option('--topic-prefix <word>', 'first word of topics and groups (LEADLINE_TOPIC_PREFIX)');
}
