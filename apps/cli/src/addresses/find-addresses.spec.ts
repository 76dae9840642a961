import type { StackState } from '@leadline/stack';
import { readEnvironment } from '../environment.ts';
import { findAddresses } from './find-addresses.ts';
import { required, requiredDatabases } from './required.ts';

const state: StackState = {
  gatewayUrl: 'http://127.0.0.1:4000/graphql',
  issuerUrl: 'http://127.0.0.1:4010',
  brokers: ['127.0.0.1:4031'],
  topicPrefix: 'mine',
  urls: { gateway: 'http://127.0.0.1:4000', identity: 'http://127.0.0.1:4010', leads: 'http://127.0.0.1:4012' },
  databases: { leads: 'postgres://leads:secret@127.0.0.1:4030/leads' },
};
const find = (options: object, variables: Record<string, string> = {}, running: StackState | undefined = state) =>
  findAddresses(options, readEnvironment(variables), () => running);

describe('Addresses', () => {
  it('when nothing is said › are the local stack’s, whose services are those with a database', () => {
    const { urls, ...rest } = state;
    expect(find({})).toEqual({
      origin: 'local',
      folder: expect.stringMatching(/\.leadline$/),
      ...rest,
      serviceUrls: { leads: urls['leads'] },
    });
  });

  it('when one is given › are those that are given and no other: never two stacks at once', () => {
    const addresses = find({ brokers: 'kafka-1:9092, kafka-2:9092' });
    expect(addresses).toMatchObject({ origin: 'given', brokers: ['kafka-1:9092', 'kafka-2:9092'], topicPrefix: 'leadline', databases: {} });
    expect(addresses.gatewayUrl).toBeUndefined();
  });

  it('when an option and a variable say different things › follow the option', () => {
    expect(find({ gateway: 'http://a/graphql' }, { LEADLINE_GATEWAY_URL: 'http://b/graphql' }).gatewayUrl).toBe('http://a/graphql');
  });

  it('when no stack runs › one that is needed is missed with its remedy', () => {
    expect(() =>
      required(
        findAddresses({ stack: '/srv/here' }, readEnvironment({}), () => undefined),
        'brokers',
      ),
    ).toThrow(
      'No stack runs in /srv/here. Start it with npm start, or say where another one has Kafka: --brokers or LEADLINE_KAFKA_BROKERS.',
    );
  });

  it('when another one is given but not all of it › says which variable is missing', () => {
    expect(() => requiredDatabases(find({ brokers: 'kafka:9092' }))).toThrow(
      /^The address of the services’ databases is not known: give LEADLINE_DATABASE_URLS/,
    );
  });

  it('when a service is unknown › says which there are, without their passwords', () => {
    expect(() => requiredDatabases(find({}), ['sales'])).toThrow('There is no service “sales”; there are: leads.');
  });

  it.each([
    ['LEADLINE_DATABASE_URLS', 'postgres://leads:secret@db/leads'],
    ['LEADLINE_DATABASE_URLS', '{"leads":"mysql://leads:secret@db/leads"}'],
    ['LEADLINE_SERVICE_URLS', '["secret"]'],
    ['LEADLINE_GATEWAY_URL', 'secret'],
    ['TOPIC_PARTITIONS', 'secret'],
  ])('when %s is %s › names the variable and not its value', (variable, value) => {
    const reading = () => readEnvironment({ [variable]: value });
    expect(reading).toThrow(variable);
    expect(reading).not.toThrow(/secret/);
  });
});
