import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { availabilityFaults } from './availability-faults.ts';
import { compose } from './compose.ts';
import { presentSubgraphs } from './present-subgraphs.ts';
import { releaseSchemas } from './released-schemas.ts';

const root = resolve(import.meta.dirname, '../../../..');

async function writeAll(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await writeFile(path, text);
}

async function staleOf(files: Record<string, string>): Promise<string[]> {
  const compared = await Promise.all(
    Object.entries(files).map(async ([path, text]) =>
      (await readFile(path, 'utf8').catch(() => '')) === text ? [] : [relative(root, path)],
    ),
  );
  return compared.flat();
}

async function refuseStale(files: Record<string, string>): Promise<void> {
  const stale = await staleOf(files);
  if (stale.length > 0)
    throw new Error(`Not what the subgraphs compose to: ${stale.join(', ')}. Run "npm run compose" and commit the result.`);
}

/** Writes the supergraph and the API schema beside the gateway; with `--check` refuses committed ones that are not as they should be. */
async function run(check: boolean): Promise<void> {
  const composed = await presentSubgraphs(root);
  const { supergraph, api } = compose(composed);
  const folder = join(root, 'apps/gateway');
  const files = { [join(folder, 'supergraph.graphql')]: supergraph, [join(folder, 'api.graphql')]: api };
  await (check ? refuseStale(files) : writeAll(files));

  const faults = availabilityFaults(composed).map((fault) => `\n- ${fault}`);
  const sentence = `One subgraph that is away would empty the parts of others:${faults.join('')}`;
  if (check && faults.length > 0) throw new Error(sentence);
  if (faults.length > 0) console.warn(sentence);
  console.log(`Composed ${composed.map(({ name }) => name).join(', ')}.`);
}

/** Keeps the schemas of this version; later ones are compared with them. */
async function release(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  releaseSchemas(root, version, await presentSubgraphs(root));
  console.log(`Kept the schemas of ${version} as released.`);
}

const asked = process.argv.includes('--release') ? release() : run(process.argv.includes('--check'));
asked.catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
