import { setTimeout as pause } from 'node:timers/promises';
import type { GraphClient } from '../graph/graph-client.ts';
import { patiently } from './patience.ts';

interface Conversion {
  state: string;
  failure: { reason: string } | null;
  opportunity: { id: string } | null;
}

interface Waiting {
  resolve(opportunityId: string): void;
  reject(error: Error): void;
}

const ended = new Set(['COMPLETED', 'FAILED', 'AWAITING_CHOICE', 'REVERTED']);
const batchSize = 20;
const betweenLooksMs = 200;

/** Waits for many conversions with one query at a time, however many journeys wait. */
export class ConversionWatch {
  readonly #graph: GraphClient;
  readonly #waiting = new Map<string, Waiting>();
  #looking: Promise<void> | undefined;

  constructor(graph: GraphClient) {
    this.#graph = graph;
  }

  /** The id of the opportunity that the lead's conversion opened; rejects when it ended otherwise. */
  opportunityOf(leadId: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.#waiting.set(leadId, { resolve, reject });
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return promise;
  }

  async #look(): Promise<void> {
    while (this.#waiting.size > 0) {
      await pause(betweenLooksMs);
      const leadIds = [...this.#waiting.keys()].slice(0, batchSize);
      try {
        const found = await patiently(() => this.#ask(leadIds));
        leadIds.forEach((leadId, index) => this.#settle(leadId, found[`l${index}`]?.conversion ?? null));
      } catch (error) {
        for (const leadId of leadIds) this.#giveUp(leadId, error as Error);
      }
    }
  }

  #giveUp(leadId: string, error: Error): void {
    this.#waiting.get(leadId)?.reject(error);
    this.#waiting.delete(leadId);
  }

  #ask(leadIds: string[]): Promise<Record<string, { conversion: Conversion | null } | null>> {
    const fields = leadIds.map(
      (leadId, index) => `l${index}: lead(id: "${leadId}") { conversion { state failure { reason } opportunity { id } } }`,
    );
    return this.#graph.ask(`query WatchConversions { ${fields.join(' ')} }`);
  }

  #settle(leadId: string, conversion: Conversion | null): void {
    const waiting = this.#waiting.get(leadId);
    // Those that are not done go to the end of the line.
    this.#waiting.delete(leadId);
    if (waiting && !settle(waiting, leadId, conversion)) this.#waiting.set(leadId, waiting);
  }
}

function settle(waiting: Waiting, leadId: string, conversion: Conversion | null): boolean {
  if (!conversion || !ended.has(conversion.state)) return false;
  if (conversion.state === 'COMPLETED' && conversion.opportunity) waiting.resolve(conversion.opportunity.id);
  else
    waiting.reject(
      new Error(`The conversion of lead ${leadId} ended as ${conversion.state}: ${conversion.failure?.reason ?? 'without an opportunity'}`),
    );
  return true;
}
