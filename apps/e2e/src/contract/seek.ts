import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RawRecord } from '../kafka/raw-records.ts';
import type { Sentinel } from '../scenario/sentinel.ts';
import { stackUnderTest } from '../stack/environment.ts';

const form = /zq[0-9a-f]{18}|151\d{8}/g;

/** The fields whose sentinels a text holds, each once. */
export function fieldsIn(text: string, sentinels: ReadonlyMap<string, Sentinel>): string[] {
  const found = (text.match(form) ?? []).flatMap((needle) => sentinels.get(needle)?.field ?? []);
  return [...new Set(found)].sort();
}

/** All bytes of a record as text: key, headers, value. */
export function textOf({ key, headers, value }: RawRecord): string {
  const parts = Object.entries(headers).map(([name, content]) => `${name}: ${String(content)}`);
  return [key, ...parts, value].map((part) => part?.toString() ?? '').join('\n');
}

/** The logs of every process of the stack, PostgreSQL's and Kafka's among them, by file name. */
export function logs(): [name: string, text: string][] {
  const folder = join(stackUnderTest().folder, 'logs');
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** What every process tells of its metrics, by application. */
export async function metrics(): Promise<[name: string, text: string][]> {
  const applications = Object.entries(stackUnderTest().urls);
  return Promise.all(applications.map(async ([name, url]) => [name, await (await fetch(`${url}/metrics`)).text()] as [string, string]));
}

/** The spans of all processes. */
export const traces = (): string => readFileSync(stackUnderTest().traceFile, 'utf8');
