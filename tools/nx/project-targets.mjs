import { globSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const dependencies = ['default', '^production'];

/** Jest writes its counts to a file that Nx caches, so that `npm test` can count a run that came from the cache too. */
function jest(root, name, tier, { select, inputs }) {
  const report = `reports/${name}/${tier}.json`;
  return {
    command: `mkdir -p reports/${name} && jest -c ${root}/jest.config.cjs --maxWorkers=1 ${select} --json --outputFile=${report}`,
    cache: true,
    dependsOn: ['codegen', '^codegen'],
    inputs: [...inputs, 'testSetup'],
    outputs: [`{workspaceRoot}/${report}`],
  };
}

function testTargets(root, name, has) {
  const onlyUnit = "--testPathIgnorePatterns='\\.int\\.spec\\.ts$' --testPathIgnorePatterns='\\.e2e\\.ts$'";
  return {
    ...(has('**/*.spec.ts', '**/*.int.spec.ts') && { test: jest(root, name, 'unit', { select: onlyUnit, inputs: dependencies }) }),
    ...(has('**/*.int.spec.ts') && {
      int: jest(root, name, 'int', { select: "--testPathPatterns='\\.int\\.spec\\.ts$'", inputs: dependencies }),
    }),
    // The stack is started as processes, not imported: no project dependency tells Nx what it runs.
    ...(has('**/*.e2e.ts') && {
      e2e: jest(root, name, 'e2e', { select: "--testPathPatterns='\\.e2e\\.ts$'", inputs: ['wholeStack', 'default', { env: 'REPLAY' }] }),
    }),
  };
}

function sdlTargets(root, name) {
  return {
    codegen: {
      command: `node tools/codegen/generate.ts ${name}`,
      cache: true,
      inputs: ['default', 'sharedSdl'],
      outputs: ['{projectRoot}/src/__generated__'],
    },
  };
}

function targetsOf(root, workspaceRoot) {
  const name = basename(root);
  const has = (pattern, exclude) =>
    globSync(pattern, { cwd: join(workspaceRoot, root, 'src'), exclude: exclude ? [exclude] : [] }).length > 0;
  const ownsSdl = root.startsWith('apps/') && name !== 'gateway' && has('**/*.graphql');
  return {
    build: {
      command: `tsc -b ${root}`,
      cache: true,
      dependsOn: ['codegen', '^build'],
      inputs: dependencies,
      outputs: ['{projectRoot}/dist'],
    },
    // The build checks the types; there is no second compile.
    typecheck: { executor: 'nx:noop', dependsOn: ['build'] },
    ...(ownsSdl && sdlTargets(root, name)),
    ...testTargets(root, name, has),
  };
}

/** Gives every app and library the same targets, so that a new project needs no configuration of its own. */
export const createNodes = [
  '{apps,libs}/*/package.json',
  (manifests, _options, { workspaceRoot }) =>
    manifests.map((manifest) => {
      const root = dirname(manifest);
      return [manifest, { projects: { [root]: { targets: targetsOf(root, workspaceRoot) } } }];
    }),
];

/** Leaves what became of each task for `npm test`, in the file it names. */
export function postTasksExecution(_options, { taskResults }) {
  const report = process.env.LEADLINE_TASK_REPORT;
  if (!report) return;
  const tasks = Object.values(taskResults).map(({ task, status, terminalOutput }) => ({
    project: task.target.project,
    target: task.target.target,
    status,
    seconds: ((task.endTime ?? 0) - (task.startTime ?? 0)) / 1000,
    output: terminalOutput ?? '',
  }));
  writeFileSync(report, JSON.stringify(tasks));
}
