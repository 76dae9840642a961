import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { OnProgress } from '../progress.ts';
import { cacheFolder, nodeBinary, repositoryRoot } from '../repository.ts';
import { StackError } from '../stack-error.ts';

const recipe = join(repositoryRoot, 'infra', 'kafka');

/** The Kafka version that the repository pins. */
export function kafkaVersion(): string {
  return (JSON.parse(readFileSync(join(recipe, 'jars.json'), 'utf8')) as { kafka: string }).kafka;
}

/** The folder with the broker's jars; fetches them on first use. */
export async function brokerJars(onProgress?: OnProgress): Promise<string> {
  const folder = join(cacheFolder, `kafka-${kafkaVersion()}`, 'libs');
  if (existsSync(folder)) return folder;
  const child = spawn(nodeBinary(), [join(recipe, 'fetch-jars.mjs'), folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  createInterface({ input: child.stdout }).on('line', (text) => onProgress?.({ name: 'kafka', state: 'note', text }));
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (code !== 0) throw new StackError(complaint.trim() || `fetch-jars.mjs ended with ${code}`);
  return folder;
}
