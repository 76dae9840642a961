import { parseArgs } from 'node:util';
import { type Stack, StackError, interruption, startStack, unlessAborted, untilAborted } from '@leadline/stack';
import colors from 'picocolors';
import { graphClient } from './graph/graph-client.ts';
import { tokenSource } from './graph/token-source.ts';
import { seedSample } from './seed/seed-sample.ts';
import { type PassingEvent, tailEvents } from './show/event-tail.ts';
import { mainJob } from './show/main-job.ts';
import { runShow } from './show/run-show.ts';
import { printAddresses } from './show/print-addresses.ts';

const print = (line: string) => console.log(line);
const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
const signal = interruption();

async function start(): Promise<boolean> {
  print(colors.bold('Leadline') + colors.dim(' — starting the local stack'));
  await using stack = disposable(
    await startStack({
      signal,
      environment: { ALLOW_SIMULATED_TIME: '1' },
      onProgress: ({ state, text }) => state !== 'starting' && print(colors.dim(`  ${text}`)),
    }),
  );
  const shown = await unlessAborted(signal, show(stack));
  if (!values.once && shown) {
    await printAddresses(stack, print);
    await untilAborted(signal);
    print(colors.dim('\nStopping …'));
  }
  return shown;
}

/** Fills the graph if it is empty, then does the main job; whether all of it went well. */
async function show(stack: Stack): Promise<boolean> {
  const as = (name: string) =>
    graphClient(
      stack.gatewayUrl,
      tokenSource(() => stack.token(name)),
    );
  const cast = { rep: as('rep'), delivery: as('delivery'), service: as('service') };
  await seedSample(cast.service, (done, of) => {
    if (done % sampleStep === 0 || done === of) print(colors.dim(`  sample data: ${done} of ${of} deals of an invented firm`));
  });

  const passed: PassingEvent[] = [];
  const stopTail = await tailEvents(stack.brokers, stack.topicPrefix, (event) => passed.push(event));
  const shown = await runShow(mainJob(cast), passed, print);
  await stopTail();
  await Promise.all(Object.values(cast).map((client) => client.close()));
  return shown;
}

const sampleStep = 6;

const disposable = <Started extends { stop(): Promise<void> }>(stack: Started): Started & AsyncDisposable =>
  Object.assign(stack, { [Symbol.asyncDispose]: () => stack.stop() });

try {
  process.exitCode = (await start()) ? 0 : 1;
} catch (error) {
  // Whatever the show was waiting for, it would go on waiting for it.
  if (signal.aborted) process.exit(130);
  // What the stack refuses it says in a sentence with the remedy; anything else is a fault of ours and needs its stack.
  console.error(error instanceof StackError ? `\n${colors.red('✖')} ${error.message}` : error);
  process.exitCode = 1;
}
