import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../ports/free-port.ts';
import { removeTemporaryFolders, temporaryFolder } from '../temporary-folder.ts';
import { readPidFile, writePidFile } from './pid-file.ts';
import { identityOf, isAlive } from './process-identity.ts';
import { type ProcessOptions, startProcess } from './start-process.ts';

const server = (port: number) => `
  console.log('hello from', process.env.GREETING);
  require('node:http').createServer((_, response) => response.end('ready')).listen(${port}, '127.0.0.1');`;

async function options(script: (port: number) => string): Promise<ProcessOptions> {
  const port = await freePort();
  return {
    name: 'sample',
    command: process.execPath,
    args: ['-e', script(port)],
    readyUrl: `http://127.0.0.1:${port}/readyz`,
    folder: temporaryFolder(),
  };
}

afterAll(removeTemporaryFolders);

describe('Process', () => {
  it('when started › is ready, logs to its file, sees only the environment it was given', async () => {
    const service = await startProcess({ ...(await options(server)), env: { GREETING: 'the test' } });
    expect(readFileSync(service.logFile, 'utf8')).toBe('hello from the test\n');
    await service.stop();
    expect(service.running).toBe(false);
  });

  it('when killed and restarted › runs again as another process', async () => {
    const service = await startProcess(await options(server));
    const killed = service.pid;
    await service.kill();
    expect(service.running).toBe(false);
    await service.restart();
    expect([service.running, service.pid === killed]).toEqual([true, false]);
    await service.stop();
  });

  it('when restarted with other variables › has them for that time only', async () => {
    const service = await startProcess({ ...(await options(server)), env: { GREETING: 'the test' } });
    await service.restart({ GREETING: 'a fault' });
    await service.restart();
    expect(readFileSync(service.logFile, 'utf8')).toBe('hello from the test\nhello from a fault\nhello from the test\n');
    await service.stop();
  });

  it('when it ends while starting › says so, with the end of its log', async () => {
    const plan = await options(() => `console.error('the settings are wrong'); process.exit(3)`);
    await expect(startProcess(plan)).rejects.toThrow(/sample stopped while it was starting \(exit code 3\)[^]*the settings are wrong/);
  });

  it('when the command does not exist › says which', async () => {
    await expect(startProcess({ ...(await options(server)), command: '/no/such/program' })).rejects.toThrow(
      /cannot be started.*\/no\/such\/program/,
    );
  });

  it('when it does not heed SIGTERM › is killed after the bound', async () => {
    const service = await startProcess({
      ...(await options((port) => `${server(port)}; process.on('SIGTERM', () => {})`)),
      stopWithinMs: 100,
    });
    const identity = identityOf(service.pid);
    await service.stop();
    expect(identity && isAlive(identity)).toBe(false);
  });

  it('when it ends by itself › tells how', async () => {
    const ended = Promise.withResolvers<string>();
    const service = await startProcess({ ...(await options(server)), onExit: ended.resolve });
    process.kill(service.pid, 'SIGKILL');
    expect(await ended.promise).toBe('SIGKILL');
  });

  it('when its parent ends without a word while it stands still › ends, too', async () => {
    const plan = await options(server);
    const parent = `
      import { startProcess } from ${JSON.stringify(new URL('start-process.ts', import.meta.url).href)};
      const service = await startProcess(${JSON.stringify(plan)});
      await service.kill('SIGSTOP');
      process.exit(0);`;
    await promisify(execFile)(process.execPath, ['--conditions=@leadline/source', '--input-type=module', '-e', parent]);
    const orphan = readPidFile(plan.folder, 'sample')!.process;
    while (isAlive(orphan)) await pause(10);
  });

  it('when its pid file names a reused pid › leaves that process alone', async () => {
    const plan = await options(server);
    const bystander = await startProcess(await options(server));
    const reused = { pid: bystander.pid, startedAt: 'at another time' };
    writePidFile(plan.folder, { name: 'sample', process: reused, parent: reused, command: '' });
    const service = await startProcess(plan);
    expect(bystander.running).toBe(true);
    await Promise.all([service.stop(), bystander.stop()]);
    expect(readPidFile(plan.folder, 'sample')).toBeUndefined();
  });

  it('when it already runs under a living parent › refuses to start a second one', async () => {
    const plan = await options(server);
    const service = await startProcess(plan);
    await expect(startProcess(plan)).rejects.toThrow(`sample of ${plan.folder} already runs as process ${service.pid}`);
    await service.stop();
  });

  it('when a log has grown too long › is set aside', async () => {
    const plan = await options(server);
    const logFile = join(plan.folder, 'sample.log');
    writeFileSync(logFile, Buffer.alloc(21 * 1024 * 1024));
    const service = await startProcess({ ...plan, logFile });
    expect(existsSync(`${logFile}.1`)).toBe(true);
    await service.stop();
  });
});
