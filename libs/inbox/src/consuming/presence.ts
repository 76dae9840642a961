import { inboxMetrics } from './inbox-metrics.ts';

const showEveryMs = 1000;

/**
 * Shows operators for how long a consumer of this process has not been in its group. Only the broker's answer to a heartbeat proves that it is:
 * a client that joins again and again, or stands still, sends none that is answered.
 */
export class Presence {
  private readonly consumer: string;
  private readonly now: () => number;
  private readonly showing: NodeJS.Timeout;
  private provenAt: number;

  constructor(consumer: string, now: () => number = () => performance.now()) {
    this.consumer = consumer;
    this.now = now;
    this.provenAt = now();
    this.show();
    this.showing = setInterval(() => this.show(), showEveryMs).unref();
  }

  /** The group knows the member now. */
  proven(): void {
    this.provenAt = this.now();
  }

  /** Nobody misses a consumer that was stopped. */
  end(): void {
    clearInterval(this.showing);
    inboxMetrics.outOfGroup.remove({ consumer: this.consumer });
  }

  private show(): void {
    inboxMetrics.outOfGroup.set({ consumer: this.consumer }, (this.now() - this.provenAt) / 1000);
  }
}
