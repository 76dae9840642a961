import { Shutdown } from './shutdown.ts';

describe('Shutdown', () => {
  it('when asked twice › stops later phases first, each part once', async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown();
    shutdown.add(1, () => void stopped.push('server'));
    shutdown.add(3, () => void stopped.push('gateway'));
    shutdown.add(0, () => void stopped.push('lock'));
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(stopped).toEqual(['gateway', 'server', 'lock']);
  });

  it('when a part cannot be stopped › still stops the others, then says why', async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown();
    shutdown.add(2, () => Promise.reject(new Error('does not end')));
    shutdown.add(1, () => void stopped.push('server'));
    await expect(shutdown.run()).rejects.toThrow('does not end');
    expect(stopped).toEqual(['server']);
  });
});
