import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseDeals, crmFolder } from './choose-deals.ts';
import type { Schedule } from './schedule.ts';
import { type Complaints, rehearse, weather } from './storm.ts';
import { openWorld } from './world.ts';

/** Runs of the same deals, on the same servers: one undisturbed, then one for each seed. */
export interface Series {
  /** Replays the deals through what is planned; comes back with what is wrong. */
  run(schedule: Schedule, say: (text: string) => void): Promise<Complaints>;
  /** Stops everything; the folder with the logs stays when it is to be read. */
  close(keepFolder?: boolean): Promise<void>;
  readonly folder: string;
}

/** Starts the servers and replays the deals undisturbed. */
export async function openSeries(rows: number): Promise<Series> {
  const folder = mkdtempSync(join(tmpdir(), 'leadline-chaos-'));
  // PostgreSQL may run as another user, who has to enter.
  chmodSync(folder, 0o755);
  const deals = chooseDeals(crmFolder(), join(folder, 'deals'), rows);
  const world = await openWorld(folder);
  const close = async (keepFolder = false): Promise<void> => {
    await world.close();
    if (!keepFolder) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const rehearsal = await rehearse(world, deals);
    return { folder, close, run: (schedule, say) => weather(world, schedule, rehearsal, say) };
  } catch (error) {
    await close(true);
    throw error;
  }
}
