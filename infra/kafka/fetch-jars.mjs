// Fetches the jars of the local broker into a folder: through Maven where it is installed, else straight from Maven Central.
// Either way each jar must have the checksum pinned in jars.json. Plain Node without packages; usage: node fetch-jars.mjs [FOLDER]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const { kafka, jars } = JSON.parse(readFileSync(join(here, 'jars.json'), 'utf8'));
const repository = process.env.MAVEN_REPOSITORY || 'https://repo.maven.apache.org/maven2';

const target = process.argv[2] ?? join(here, '..', '..', '.leadline', `kafka-${kafka}`, 'libs');
if (!existsSync(target)) await fetchInto(target);

async function fetchInto(folder) {
  // Filled aside and renamed when whole: a fetch that was killed, or a second one at the same time, leaves no half folder.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    if (!throughMaven(unfinished)) await fromCentral(unfinished);
    for (const jar of jars) check(jar, readFileSync(fileOf(unfinished, jar)));
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder))
      fail(
        `Apache Kafka ${kafka} cannot be fetched: ${error.cause?.message ?? error.message}. Check the network, or name a mirror in MAVEN_REPOSITORY.`,
      );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function throughMaven(folder) {
  if (process.env.MAVEN === 'off' || spawnSync('mvn', ['-v']).status !== 0) return false;
  console.log(`Fetching Apache Kafka ${kafka} (45 MB) through Maven`);
  const args = ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  const { status, stdout } = spawnSync('mvn', args, { encoding: 'utf8' });
  if (status !== 0)
    console.log(`Maven could not: ${stdout.split('\n').find((line) => line.includes('ERROR')) ?? `it ended with ${status}`}`);
  return status === 0;
}

async function fromCentral(folder) {
  console.log(`Fetching Apache Kafka ${kafka} (45 MB) from ${new URL(repository).host}`);
  const waiting = [...jars];
  const worker = async () => {
    for (let jar = waiting.shift(); jar; jar = waiting.shift()) await download(folder, jar);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

async function download(folder, jar) {
  const response = await fetch(`${repository}/${jar.path}`, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok) throw new Error(`${jar.path}: HTTP ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  check(jar, bytes);
  writeFileSync(fileOf(folder, jar), bytes);
}

function check({ path, sha256 }, bytes) {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${path} has not the pinned checksum`);
}

function fileOf(folder, { path }) {
  return join(folder, basename(path));
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
