import { stackUnderTest } from '../stack/environment.ts';

/** What the processes of the stack expose: each sample's name with the labels that it has been seen with; none while there is no sample yet. */
export type ExposedMetrics = ReadonlyMap<string, ReadonlySet<string>>;

const suffixes: Record<string, readonly string[]> = { histogram: ['_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] };

/** Asks every process of the stack for its metrics. */
export async function exposedMetrics(): Promise<ExposedMetrics> {
  const texts = await Promise.all(Object.values(stackUnderTest().urls).map(async (url) => (await fetch(`${url}/metrics`)).text()));
  const text = texts.join('\n');
  // A metric is exposed by its TYPE line from the start, by samples only once something has happened.
  const declared = [...text.matchAll(/^# TYPE (?<name>\S+) (?<type>\S+)$/gm)].map(({ groups }) => groups!);
  const names = declared.flatMap(({ name, type }) => (suffixes[type!] ?? ['']).map((suffix) => name + suffix));
  const exposed = new Map(names.map((name) => [name, new Set<string>()]));
  for (const { groups } of text.matchAll(/^(?<name>[a-z]\w*)\{(?<labels>.*)\} /gm)) {
    for (const [, label] of groups!['labels']!.matchAll(/(\w+)="/g)) exposed.get(groups!['name']!)?.add(label!);
  }
  return exposed;
}
