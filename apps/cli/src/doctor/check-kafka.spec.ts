import { CommandFailed } from '../command/command-failed.ts';
import { orWrong } from './check-kafka.ts';
import { well } from './finding.ts';

describe('Doctor › a look at Kafka', () => {
  it('when it is refused › is a finding with its remedy, and takes nothing from the others', async () => {
    const refused = orWrong('topics', 'Ask again.', () => Promise.reject(new CommandFailed('Not authorized')));
    expect(await refused).toEqual([{ about: 'topics', ok: false, says: 'Not authorized', remedy: 'Ask again.' }]);
  });

  it('when it is taken › is what it found', async () => {
    expect(await orWrong('topics', 'Ask again.', async () => [well('topics', '9')])).toEqual([well('topics', '9')]);
  });
});
