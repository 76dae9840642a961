import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from '@leadline/testkit';
import { compose } from './compose/compose.ts';
import { startPeople } from './testing/people-and-orders.ts';
import type { TinySubgraph } from './testing/tiny-subgraph.ts';

interface LogLine {
  msg: string;
  url?: string;
  requestId?: string;
  trace_id?: string;
  codes?: string[];
}

let people: TinySubgraph;
let gateway: ChildProcess;
let output = '';

const requestId = '0190c2a4-7b1e-4c3a-9f10-00000000000a';
const main = resolve(import.meta.dirname, 'main.ts');
const lines = () =>
  output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogLine);
const lineWith = (words: Partial<LogLine>) =>
  eventually(() => {
    const line = lines().findLast((one) => Object.entries(words).every(([name, value]) => one[name as keyof LogLine] === value));
    if (!line) throw new Error(`no such line among ${output}`);
    return line;
  });

beforeAll(async () => {
  people = await startPeople();
  const supergraph = join(await mkdtemp(join(tmpdir(), 'leadline-gateway-')), 'supergraph.graphql');
  await writeFile(supergraph, compose([people]).supergraph);
  gateway = spawn(process.execPath, ['--conditions=@leadline/source', main], { env: { SUPERGRAPH: supergraph, PORT: '0', AUTH: 'off' } });
  gateway.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  gateway.stderr!.on('data', (chunk: Buffer) => (output += chunk.toString()));
});

afterAll(async () => {
  gateway.kill('SIGKILL');
  await people.stop();
});

describe('Gateway process', () => {
  it('when given only SUPERGRAPH, PORT and AUTH=off › serves; its log names the request, not what was in it; SIGTERM ends it well', async () => {
    const { url } = await lineWith({ msg: 'the gateway is serving' });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': requestId, authorization: 'Bearer sentinel-token' },
      body: JSON.stringify({
        query: 'query ($filter: PersonFilter!) { person(filter: $filter) { id } refused(word: "sentinel-literal") }',
        variables: { filter: { name: 'sentinel-variable', age: 7 } },
      }),
    });
    expect(await response.json()).toMatchObject({ data: { person: { id: '1' }, refused: null } });

    const line = await lineWith({ msg: 'operation', requestId });
    expect(line).toMatchObject({ trace_id: expect.stringMatching(/^[0-9a-f]{32}$/), codes: ['BAD_USER_INPUT'] });
    expect(output).not.toContain('sentinel');

    gateway.kill('SIGTERM');
    expect(await once(gateway, 'exit')).toEqual([0, null]);
  });
});
