import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary } from '@leadline/stack';
import { root } from '../../test/places.ts';
import type { Finding } from '../audit.ts';
import { runCommand } from '../command.ts';

interface JestResult {
  numPassedTests: number;
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[]; message: string }[];
}

// As many as the version that is installed has: fewer would mean that some were not run.
const testCount = 23;

/** The package that holds the tests. */
export const packageName = '@apollo/federation-subgraph-compatibility-tests';

/** Runs Apollo's tests against servers that run already; its own runner would want Docker or PM2, and Apollo's router. */
export async function runCompatibilityTests(tools: string, urls: { products: string; gateway: string }): Promise<Finding> {
  const tests = join(tools, 'node_modules', packageName, 'dist/tests');
  const config = {
    rootDir: tests,
    testMatch: ['**/*.test.js'],
    testPathIgnorePatterns: [],
    haste: { retainAllFiles: true },
    transform: {},
    moduleNameMapper: { '^make-fetch-happen$': join(import.meta.dirname, 'redirecting-fetch.cjs') },
  };
  const report = join(tools, 'federation-report.json');
  writeFileSync(report, '');
  const jest = join(tools, 'node_modules/jest/bin/jest.js');
  const args = [jest, '--ci', '--json', `--outputFile=${report}`, '--config', JSON.stringify(config)];
  const env = { PRODUCTS_URL: urls.products, GATEWAY_URL: urls.gateway };
  const { output } = await runCommand(nodeBinary(root), args, { cwd: tests, env });
  const text = readFileSync(report, 'utf8');
  if (text === '') throw new Error(`The compatibility tests did not run:\n${output}`);
  return findingFrom(JSON.parse(text) as JestResult);
}

function findingFrom({ numPassedTests, testResults }: JestResult): Finding {
  const failed = testResults
    .flatMap(({ assertionResults, message }) => (assertionResults.length > 0 ? assertionResults : [brokenFile(message)]))
    .filter(({ status }) => status !== 'passed');
  const count = numPassedTests + failed.length;
  if (count < testCount) failed.push(brokenFile(`${count} of ${testCount} tests were run`));
  const complaint = failed.map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`).join('\n');
  return { passed: numPassedTests, failed: failed.length, ...(failed.length > 0 && { complaint }) };
}

const brokenFile = (message: string) => ({ fullName: 'tests cannot run', status: 'failed', failureMessages: [message] });
