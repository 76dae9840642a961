import { join } from 'node:path';
import { resetStack, type Stack, startStack } from '@leadline/stack';
import type { Conditions } from '../benchmark.ts';
import { freshToken } from '../measuring/fresh-token.ts';
import { type Graph, graphAt } from '../measuring/graph.ts';

/** The whole stack, empty, and a rep who asks it. */
export interface BenchStack extends AsyncDisposable {
  stack: Stack;
  rep: Graph;
}

// Limits per caller are not what is measured: one caller is all there is.
const limits = { RATE_PER_SECOND: '100000', RATE_BURST: '100000', REQUESTS_AT_ONCE_PER_CALLER: '1000', LOG_LEVEL: 'warn' };

/** Starts the stack as it runs in earnest, fsync on, on free ports. */
export async function benchStack({ folder, say }: Conditions): Promise<BenchStack> {
  const place = join(folder, 'stack');
  await resetStack(place);
  say('starting the stack');
  const stack = await startStack({ folder: place, port: 0, fsync: true, topicPrefix: 'bench', environment: limits });
  const rep = graphAt(
    stack.gatewayUrl,
    freshToken(() => stack.token('rep')),
  );
  return {
    stack,
    rep,
    async [Symbol.asyncDispose]() {
      await rep.close();
      await stack.stop();
      await resetStack(place);
    },
  };
}
