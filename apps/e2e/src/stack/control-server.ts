import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ManagedProcess } from '@leadline/stack';

const actions = {
  kill: (part: ManagedProcess) => part.kill('SIGKILL'),
  stop: (part: ManagedProcess) => part.stop(),
  start: async (part: ManagedProcess) => part.running || part.restart(),
};

/** Lets the tests, which run in another process, kill, stop and restart the parts of a stack, or stop the whole. */
export async function serveControl(
  parts: Record<string, ManagedProcess>,
  whole: { stop(): Promise<void> },
): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const [, name = '', action = ''] = (request.url ?? '').split('/');
    const acted = name === 'all' && action === 'stop' ? whole.stop() : act(parts[name], action);
    void acted.then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function act(part: ManagedProcess | undefined, action: string): Promise<void> {
  const run = action in actions ? actions[action as keyof typeof actions] : undefined;
  if (part === undefined || run === undefined) throw new Error(`Nothing answers to this part or action: ${action}`);
  await run(part);
}
