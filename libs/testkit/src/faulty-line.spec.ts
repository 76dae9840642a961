import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { type FaultyLine, openLine } from './faulty-line.ts';

describe('Faulty line', () => {
  let echo: Server;
  let line: FaultyLine;
  const clients: Socket[] = [];
  beforeAll(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
  });
  beforeEach(async () => void (line = await openLine((echo.address() as AddressInfo).port)));
  afterEach(async () => {
    clients.splice(0).forEach((client) => client.destroy());
    await line.close();
  });
  afterAll(() => new Promise((resolve) => echo.close(resolve)));

  const client = (): Socket => {
    const socket = connect(line.port, '127.0.0.1').on('error', () => undefined);
    clients.push(socket);
    return socket;
  };
  async function answerTo(socket: Socket, text: string): Promise<string> {
    socket.write(text);
    let answer = '';
    while (answer.length < text.length) answer += String((await once(socket, 'data'))[0]);
    return answer;
  }

  it('when nothing is wrong › lets everything through both ways', async () => {
    const long = 'x'.repeat(300_000);
    expect(await answerTo(client(), long)).toBe(long);
  });

  it('when cut › breaks what is open and refuses the rest, until it is mended', async () => {
    const open = client();
    await answerTo(open, 'hello');
    line.cut();
    await once(open, 'close');
    await once(client(), 'close');
    line.mend();
    expect(await answerTo(client(), 'again')).toBe('again');
  });

  it('when slowed › holds up each piece there and back, until it is mended', async () => {
    const socket = client();
    await answerTo(socket, 'hello');
    line.slow(40);
    const begun = performance.now();
    expect(await answerTo(socket, 'slowly')).toBe('slowly');
    expect(performance.now() - begun).toBeGreaterThanOrEqual(78);
    line.mend();
    expect(await answerTo(socket, 'quickly')).toBe('quickly');
  });

  it('when it leads nowhere yet › refuses, and knows the way once it is told', async () => {
    const unfinished = await openLine();
    await once(connect(unfinished.port, '127.0.0.1'), 'close');
    unfinished.leadTo((echo.address() as AddressInfo).port);
    const socket = connect(unfinished.port, '127.0.0.1');
    expect(await answerTo(socket, 'now')).toBe('now');
    socket.destroy();
    await unfinished.close();
  });
});
