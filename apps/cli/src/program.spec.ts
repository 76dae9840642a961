import { run } from './testing/run-command.ts';

const commands = [
  ...['doctor', 'conversions', 'lag', 'token', 'replay-group', 'events tail', 'outbox', 'outbox list', 'outbox retry'],
  ...['dead-letters', 'dead-letters list', 'dead-letters retry', 'dead-letters skip'],
];

describe('leadline', () => {
  it.each(commands)('%s --help › tells what it does and which options every command takes', async (command) => {
    const { exitCode, out, error } = await run([...command.split(' '), '--help']);
    expect(out).toMatch(/^Usage: leadline /);
    expect(out).toContain('--json');
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
  });

  it.each([
    ['lags', 'unknown command'],
    ['lag --loud', 'unknown option'],
    ['lag --max many', 'It must be a number'],
    ['lag extra', 'too many arguments'],
    ['dead-letters skip 1', "required option '--reason <sentence>'"],
    ['dead-letters retry', 'their ids, or --all'],
    ['dead-letters retry 1 --all', 'their ids, or --all'],
    ['conversions --state DONE', 'Allowed choices are REQUESTED'],
    ['conversions --stuck --state REQUESTED COMPLETED', 'None is stuck that is COMPLETED: with --stuck, --state takes REQUESTED or'],
    ['events tail --topic personal', 'holds details of people and is never printed'],
    ['events tail --topic nothing', 'There is no topic “nothing”; there are: leads'],
    ['events tail --type LeadQualifed', 'There is no event “LeadQualifed”; there are: AccountArchived'],
    ['doctor --gateway localhost:4000', 'It must be an address such as https://graph.example/graphql'],
    ['events tail --since yesterday', 'It must be an instant'],
    ['replay-group deals', "required option '--from <moment>'"],
  ])('%s › is not asked rightly: says why, exit code 2', async (command, reason) => {
    const { exitCode, out, error } = await run(command.split(' '));
    expect(error).toContain(reason);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  });

  it.each(['lag', 'outbox', 'conversions', 'token', 'events tail', 'dead-letters list'])(
    '%s › when no stack runs › says how to start or name one, exit code 1',
    async (command) => {
      const { exitCode, error } = await run(command.split(' '));
      expect(error).toMatch(/^No stack runs in \/nowhere. Start it with npm start, or say where another one has .*LEADLINE_/);
      expect(exitCode).toBe(1);
    },
  );

  it('when nobody answers at the addresses › says so in a sentence, exit code 1', async () => {
    const [graph, broker] = await Promise.all([
      run(['conversions', '--gateway', 'http://127.0.0.1:9/graphql'], { LEADLINE_TOKEN: 'any' }),
      run(['lag', '--brokers', '127.0.0.1:9']),
    ]);
    expect(graph).toMatchObject({ exitCode: 1, error: expect.stringMatching(/^The graph at http:\S+ does not answer/) });
    expect(broker).toMatchObject({ exitCode: 1, error: expect.stringMatching(/^No Kafka broker answers at 127.0.0.1:9/) });
  });
});
