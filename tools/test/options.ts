import { parseArgs } from 'node:util';

/** The stages of a run, in their order. */
export const stageNames = ['types', 'compose', 'lint', 'docker', 'unit', 'int', 'e2e'] as const;

/** The name of a stage. */
export type StageName = (typeof stageNames)[number];

/** What a developer asked to run. */
export interface Options {
  readonly stages: readonly StageName[];
  /** Empty for all. */
  readonly projects: readonly string[];
}

const names = (list: string | undefined): string[] => list?.split(',').map((name) => name.trim()) ?? [];
const isStage = (name: string): name is StageName => (stageNames as readonly string[]).includes(name);

/** Reads `--only unit,int --project leads`; throws a sentence that names the stage that does not exist. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' }, project: { type: 'string' } } });
  const asked = names(values.only);
  const unknown = asked.filter((name) => !isStage(name));
  if (unknown.length > 0) throw new Error(`There is no stage ${unknown.join(', ')}; the stages are ${stageNames.join(', ')}.`);
  return { stages: stageNames.filter((name) => asked.length === 0 || asked.includes(name)), projects: names(values.project) };
}
