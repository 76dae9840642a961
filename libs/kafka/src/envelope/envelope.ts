/** What is known of an event besides its data: the CloudEvents attributes of architecture.md. */
export interface Envelope {
  id: string;
  /** `leadline.<aggregate>.<what happened>.v<major version>`. */
  type: string;
  /** The service that says so. */
  source: string;
  /** The aggregate's id. */
  subject: string;
  /** When it happened, which with a simulated clock is not when it was sent. */
  time: Date;
  correlationId: string;
  /** The id of the event that caused this one; null for what a request caused. */
  causationId: string | null;
  /** The aggregate's version after the event. */
  aggregateVersion: number;
  actorId: string;
  actorRole: string;
  traceparent: string | null;
}

/** A record to publish, addressed by its logical topic. */
export interface EventMessage {
  /** `leads` … or `personal`, without prefix and version. */
  topic: string;
  /** The aggregate's id: events of one key keep their order. */
  key: string;
  headers: Record<string, string>;
  value: Buffer | string | null;
}
