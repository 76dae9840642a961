import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary } from '@leadline/stack';
import { buildSchema } from 'graphql';
import { root } from '../../test/places.ts';
import type { Audit } from '../audit.ts';
import { runCommand } from '../command.ts';
import { connectionFields } from './connection-fields.ts';
import { documentFor } from './connection-document.ts';

const apiSchema = join(root, 'apps/gateway/api.graphql');

/** A project of Relay's that pages through every connection of the graph, forwards and, where it can, backwards. */
function writeProject(folder: string): number {
  const fields = connectionFields(buildSchema(readFileSync(apiSchema, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'src/made'), { recursive: true });
  copyFileSync(apiSchema, join(folder, 'schema.graphql'));
  fields.forEach((field) => writeFileSync(join(folder, 'src', `${field.name}.js`), documentFor(field)));
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './src/made',
    eagerEsModules: true,
  };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  return fields.length;
}

/** Relay's compiler takes every connection of the graph for one: each is a list with cursors as its specification says. */
export const relayAudit: Audit = {
  name: 'relay-compiler',
  needs: ['npmTools'],
  async run(provisions) {
    const compiler = join(await provisions.npmTools(), 'node_modules/relay-compiler/cli.js');
    const folder = join(provisions.folder, 'relay');
    const connections = writeProject(folder);
    if (connections === 0) throw new Error('The graph has no connection at all.');
    const { code, output } = await runCommand(nodeBinary(root), [compiler, 'relay.config.json'], { cwd: folder });
    if (code !== 0) return { passed: 0, failed: 1, complaint: output };
    return { passed: connections, failed: 0 };
  },
};
