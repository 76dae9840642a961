import { stackUnderTest } from '../stack/environment.ts';

/** The labels of one sample, with their values. */
export type Labels = Readonly<Record<string, string>>;

/** What the processes of the stack expose: each sample's name with the labels of all that have it; none while there is no sample yet. */
export type ExposedMetrics = ReadonlyMap<string, readonly Labels[]>;

const suffixes: Record<string, readonly string[]> = { histogram: ['_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] };

/** Asks every process of the stack for its metrics. */
export async function exposedMetrics(): Promise<ExposedMetrics> {
  const texts = await Promise.all(Object.values(stackUnderTest().urls).map(async (url) => (await fetch(`${url}/metrics`)).text()));
  const text = texts.join('\n');
  // A metric is exposed by its TYPE line from the start, by samples only once something has happened.
  const declared = [...text.matchAll(/^# TYPE (?<name>\S+) (?<type>\S+)$/gm)].map(({ groups }) => groups!);
  const names = declared.flatMap(({ name, type }) => (suffixes[type!] ?? ['']).map((suffix) => name + suffix));
  const exposed = new Map(names.map((name) => [name, [] as Labels[]]));
  for (const { groups } of text.matchAll(/^(?<name>[a-z]\w*)\{(?<labels>.*)\} /gm)) {
    const labels = [...groups!['labels']!.matchAll(/(?<label>\w+)="(?<value>(?:[^"\\]|\\.)*)"/g)];
    exposed.get(groups!['name']!)?.push(Object.fromEntries(labels.map((label) => [label.groups!['label']!, label.groups!['value']!])));
  }
  return exposed;
}
