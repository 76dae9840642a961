import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from 'graphql';
import { readSdl } from './read-sdl.ts';

describe('Schema files', () => {
  let service: string;
  beforeEach(() => {
    service = mkdtempSync(join(tmpdir(), 'service-'));
    mkdirSync(join(service, 'src', 'capture'), { recursive: true });
    writeFileSync(join(service, 'src', 'lead.graphql'), 'type Lead { id: ID! }');
    writeFileSync(join(service, 'src', 'capture', 'capture-lead.graphql'), 'type Captured { lead: Lead! }');
  });
  afterEach(() => rmSync(service, { recursive: true }));

  it('when they lie in slices › are all read, in the order of their paths', () => {
    expect(readSdl(join(service, 'src')).map((document) => print(document).split('\n')[0])).toEqual(['type Captured {', 'type Lead {']);
  });

  it('when the code runs compiled › are read where the sources lie', () => {
    expect(readSdl(join(service, 'dist'))).toHaveLength(2);
  });

  it('when one is malformed › is named', () => {
    writeFileSync(join(service, 'src', 'broken.graphql'), 'type {');
    expect(() => readSdl(join(service, 'src'))).toThrow('broken.graphql is not a GraphQL schema');
  });

  it('when there is none › says that a service needs a schema', () => {
    expect(() => readSdl(join(service, 'src', 'nowhere'))).toThrow('a service needs a schema');
  });
});
