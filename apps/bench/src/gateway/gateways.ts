import { join, relative } from 'node:path';
import { repositoryRoot } from '@leadline/stack';
import { type Program, startProgram } from '../servers/start-program.ts';
import { installHive } from './install-hive.ts';

/** Where a gateway finds its graph, and where what it writes goes. */
export interface Place {
  folder: string;
  supergraph: string;
}

const flags = ['--conditions=@leadline/source', '--disable-warning=ExperimentalWarning'];
const inRepository = (file: string): string => relative(repositoryRoot, join(import.meta.dirname, file));

/** The limits of ours stay on, at figures that one caller does not reach. */
const limits = { RATE_PER_SECOND: '1000000', RATE_BURST: '1000000', LOG_LEVEL: 'warn' };

/** Our gateway. */
export const startOurs = ({ folder, supergraph }: Place): Promise<Program> =>
  startProgram({
    name: 'bench-gateway',
    program: 'apps/gateway/src/main.ts',
    folder,
    env: { SUPERGRAPH: supergraph, AUTH: 'off', ...limits },
  });

/** Apollo's, with its default data source. */
export const startDefault = ({ folder, supergraph }: Place): Promise<Program> =>
  startProgram({
    name: 'bench-default-gateway',
    program: [...flags, inRepository('default-gateway.ts'), '{port}', supergraph],
    folder,
    env: { APOLLO_TELEMETRY_DISABLED: 'true', NODE_ENV: 'production' },
  });

/** Hive's, with its router runtime; installed on demand. */
export async function startHive({ folder, supergraph }: Place): Promise<Program> {
  const program = await installHive(join(folder, 'hive'));
  const args = ['supergraph', supergraph, '--hive-router-runtime', '--port', '{port}', '--host', '127.0.0.1', '--polling', '24h'];
  return startProgram({
    name: 'bench-hive-gateway',
    program: [program, ...args],
    folder,
    env: { NODE_ENV: 'production', LOG_LEVEL: 'error' },
    ready: '/readiness',
  });
}

/** The four subgraphs behind all of them. */
export const startSubgraphs = (folder: string): Promise<Program> =>
  startProgram({ name: 'bench-subgraphs', program: [...flags, inRepository('four-subgraphs.ts'), '{port}'], folder, ready: '/' });
