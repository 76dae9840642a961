import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args, { timeout: 120_000 }).status === 0;

/** Whether kcat is there; installed first where that can be done without asking anybody: by apt-get, as root. */
export function kcatIsThere(): boolean {
  if (runs('kcat', '-V')) return true;
  const mayInstall = userInfo().uid === 0 && runs('apt-get', '--version');
  return mayInstall && (install() || (runs('apt-get', 'update', '-qq') && install())) && runs('kcat', '-V');
}

const install = (): boolean => runs('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'kcat');

/** A record as kcat prints it. */
export interface KcatRecord {
  topic: string;
  key: string;
  payload: string;
  headers: Record<string, string>;
}

/** Every record of a topic. */
export function readWithKcat(broker: string, topic: string): KcatRecord[] {
  const { stdout, status, stderr } = spawnSync('kcat', ['-b', broker, '-t', topic, '-C', '-e', '-q', '-J', '-o', 'beginning'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(`kcat ended with ${status}: ${stderr}`);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines
    .map((line) => JSON.parse(line) as Omit<KcatRecord, 'headers'> & { headers?: string[] })
    .map((record) => ({
      ...record,
      headers: pairs(record.headers ?? []),
    }));
}

/** Names and values follow each other. */
function pairs(list: readonly string[]): Record<string, string> {
  const names = list.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, list[index * 2 + 1] ?? '']));
}
