import kafkajs from 'kafkajs';
import { CommandFailed } from '../command/command-failed.ts';
import { askBroker } from './ask-broker.ts';

const moving = new kafkajs.KafkaJSError('There is no leader for this topic-partition', { retriable: true });
const denied = new kafkajs.KafkaJSError('Not authorized', { retriable: false });

describe('Asking Kafka', () => {
  it('when a partition has no leader for a moment › asks again', async () => {
    const answers = [Promise.reject(moving), Promise.reject(moving), Promise.resolve(12)];
    expect(await askBroker(() => answers.shift()!)).toBe(12);
  });

  it('when it refuses › says so at once', async () => {
    const ask = jest.fn().mockRejectedValue(denied);
    await expect(askBroker(ask)).rejects.toThrow(
      new CommandFailed('Kafka answered, but not this: Not authorized. Is it starting or stopping, and may this user ask it?'),
    );
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('when the command itself is at fault › that goes on as it is', async () => {
    await expect(askBroker(() => Promise.reject(new TypeError('a fault')))).rejects.toThrow(TypeError);
  });
});
