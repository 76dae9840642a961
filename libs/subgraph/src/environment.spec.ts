import { serviceEnvironment } from './environment.ts';

const complete = {
  DATABASE_URL: 'postgres://leads:secret@localhost:5432/leads',
  KAFKA_BROKERS: 'one:9092, two:9092',
  OIDC_ISSUER: 'http://localhost:4400',
};

const key = 'one key of thirty-two letters or more';

describe('Service environment', () => {
  it('when all that is needed is there › fills in the rest', () => {
    const environment = serviceEnvironment(complete);
    expect(environment).toMatchObject({
      production: false,
      port: 0,
      database: { url: complete.DATABASE_URL, poolSize: 10 },
      kafka: { brokers: ['one:9092', 'two:9092'], topicPrefix: 'leadline' },
      auth: { required: true, issuer: complete.OIDC_ISSUER, audience: 'leadline' },
      allowSimulatedTime: false,
    });
  });

  it('when several variables are at fault › names every one of them', () => {
    const attempt = () => serviceEnvironment({ PORT: 'many', KAFKA_BROKERS: '' });
    expect(attempt).toThrow('DATABASE_URL is missing');
    expect(attempt).toThrow('KAFKA_BROKERS is missing');
    expect(attempt).toThrow(/PORT .*expected number/);
  });

  it('when a value is at fault › does not repeat it, because it may hold a password', () => {
    expect(() => serviceEnvironment({ ...complete, DATABASE_URL: 'mysql://leads:secret@host/db' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('secret') }),
    );
  });

  it('when no issuer is named › tells both ways out', () => {
    expect(() => serviceEnvironment({ ...complete, OIDC_ISSUER: undefined })).toThrow(
      'OIDC_ISSUER is needed to verify tokens; name the issuer, or set AUTH=off outside production',
    );
    expect(serviceEnvironment({ ...complete, OIDC_ISSUER: undefined, AUTH: 'off' }).auth.required).toBe(false);
  });

  it('when it is production › needs the key by which it knows the gateway; a second one while it is replaced', () => {
    const production = { ...complete, NODE_ENV: 'production' };
    expect(() => serviceEnvironment(production)).toThrow('GATEWAY_KEY is needed in production');
    expect(serviceEnvironment({ ...production, GATEWAY_KEY: key }).gatewayKeys).toHaveLength(1);
    expect(serviceEnvironment({ ...production, GATEWAY_KEY: key, GATEWAY_KEY_PREVIOUS: `${key}-old` }).gatewayKeys).toHaveLength(2);
    expect(serviceEnvironment(complete).gatewayKeys).toEqual([]);
  });

  it('when a failpoint is misspelt › refuses to start and says which there are', () => {
    expect(() => serviceEnvironment({ ...complete, NODE_ENV: 'test', FAILPOINTS: 'commit=kill' })).toThrow(
      'FAILPOINTS cannot be read: there is no failpoint "commit"; there are commit.before, ',
    );
  });

  it.each([undefined, 'development', 'production'])(
    'when failpoints are armed and NODE_ENV is %s › refuses to start, and says what would be a test',
    (nodeEnv) => {
      const armed = { ...complete, GATEWAY_KEY: key, FAILPOINTS: 'commit.before=kill' };
      expect(() => serviceEnvironment({ ...armed, NODE_ENV: nodeEnv })).toThrow(
        'FAILPOINTS must not be set outside tests: take it away, or set NODE_ENV=test',
      );
      expect(serviceEnvironment({ ...armed, NODE_ENV: 'test' }).failpoints?.plan.size).toBe(1);
    },
  );

  it.each([
    ['AUTH', 'off'],
    ['ALLOW_SIMULATED_TIME', '1'],
    ['GATEWAY_KEY', 'short'],
  ])('when it is production and %s=%s › refuses to start', (variable, value) => {
    expect(() => serviceEnvironment({ ...complete, NODE_ENV: 'production', GATEWAY_KEY: key, [variable]: value })).toThrow(
      `${variable} must`,
    );
  });
});
