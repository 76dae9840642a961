import { type AddressInfo, createServer } from 'node:net';
import { freePorts, portsFrom } from './port-plan.ts';

describe('Ports', () => {
  it('when one is in use › names the part, the port, its owner and other ports', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const asked = portsFrom(port - 1, { first: 0, second: 1 }, new Set(['second']));
    await expect(asked).rejects.toThrow(new RegExp(`Port ${port} for second is in use by process ${process.pid} .*PORT=\\d+ npm start`));
    server.close();
  });

  it('when any will do › gives each part its own', async () => {
    const ports = await freePorts(['first', 'second', 'third']);
    expect(Object.keys(ports)).toEqual(['first', 'second', 'third']);
    expect(new Set(Object.values(ports)).size).toBe(3);
  });
});
