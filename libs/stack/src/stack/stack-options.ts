import { stackSettings } from '../environment.ts';
import type { OnProgress } from '../progress.ts';
import { repositoryRoot } from '../repository.ts';
import { type ApplicationName, applications, defaultPort } from './applications.ts';
import { stackFolder } from './stack-folder.ts';

/** What to start, and how. */
export interface StackOptions {
  /** The repository; this one unless said otherwise. */
  root?: string;
  /** The state folder (data, logs, pid files); LEADLINE_STACK, else `<root>/.leadline` unless said otherwise. */
  folder?: string;
  /** Which applications to start; all unless said otherwise. */
  services?: readonly ApplicationName[];
  /** The gateway's port, the others follow it; 0 means free ports. PORT, else 4000, unless said otherwise. */
  port?: number;
  /** Added to the environment of every application. */
  environment?: Record<string, string>;
  /** Added to the environment of one application, which is told where each of them listens. */
  environmentOf?(application: ApplicationName, urls: Readonly<Record<string, string>>): Record<string, string>;
  /** False trades PostgreSQL's durability for speed; true unless said otherwise. */
  fsync?: boolean;
  /** Begins the names of topics and databases; `leadline` unless said otherwise. */
  topicPrefix?: string;
  /** Servers to use instead of embedded ones; DATABASE_URL and KAFKA_BROKERS unless said otherwise. */
  databaseUrl?: string;
  brokers?: readonly string[];
  onProgress?: OnProgress;
  /** Aborting it gives up the start and stops what runs already. */
  signal?: AbortSignal;
}

/** The options with every default filled in. */
export type StackPlan = Required<Omit<StackOptions, 'databaseUrl' | 'brokers' | 'onProgress' | 'signal'>> &
  Pick<StackOptions, 'databaseUrl' | 'brokers' | 'onProgress' | 'signal'>;

/** Fills in the defaults from the environment and the repository. */
export function stackPlan(options: StackOptions): StackPlan {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as StackOptions;
  const root = given.root ?? repositoryRoot;
  return { ...defaults, root, folder: stackFolder(root), ...fromEnvironment(), ...given };
}

const defaults = {
  services: applications,
  port: defaultPort,
  environment: {},
  environmentOf: () => ({}),
  fsync: true,
  topicPrefix: 'leadline',
};

function fromEnvironment(): StackOptions {
  const { PORT, DATABASE_URL, KAFKA_BROKERS } = stackSettings();
  const brokers = KAFKA_BROKERS?.split(',').map((broker) => broker.trim());
  return { ...(PORT === undefined ? {} : { port: PORT }), databaseUrl: DATABASE_URL, brokers };
}
