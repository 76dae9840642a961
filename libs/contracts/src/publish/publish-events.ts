import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { events } from '../events.ts';
import { publishedDocuments } from './documents.ts';
import { schemaOf } from './json-schema.ts';

// npm run events               writes docs/events
// npm run events -- --check    fails when docs/events is not what the contracts say
// npm run events -- --release  keeps today's shapes and examples as released: later changes may only add to them
const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'docs/events');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

function differing(): string[] {
  const wanted = publishedDocuments(version);
  const found = existsSync(join(folder, 'schemas')) ? readdirSync(join(folder, 'schemas')).map((file) => `schemas/${file}`) : [];
  const stale = found.filter((file) => !wanted.has(file));
  const changed = [...wanted].filter(
    ([file, text]) => !existsSync(join(folder, file)) || readFileSync(join(folder, file), 'utf8') !== text,
  );
  return [...stale, ...changed.map(([file]) => file)];
}

function write(): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of publishedDocuments(version)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function release(): void {
  const shapes = [...events.values()].map((event) => [event.type, { schema: schemaOf(event), example: event.example }]);
  const file = join(root, `libs/contracts/released/${version}.json`);
  if (existsSync(file)) throw new Error(`${version} is released already: raise the version in package.json first`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(shapes), null, 1)}\n`);
}

if (process.argv.includes('--release')) release();
if (process.argv.includes('--check')) {
  const files = differing();
  if (files.length > 0) {
    console.error(`docs/events is not what the contracts say (run \`npm run events\` and commit): ${files.join(', ')}`);
    process.exitCode = 1;
  } else console.log('docs/events is what the contracts say');
} else write();
