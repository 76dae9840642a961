import { redactLine } from './redact-line.ts';

describe('A log line', () => {
  describe('when a field is named like a secret', () => {
    it.each(['authorization', 'Authorization', 'cookie', 'set-cookie', 'password', 'token', 'access_token', 'clientSecret'])(
      'hides the value of %s at any depth',
      (name) => {
        const line = JSON.stringify({ request: { headers: { [name]: 'quoted " sentinel-value' } }, kept: 'yes' });
        expect(JSON.parse(redactLine(line))).toEqual({ request: { headers: { [name]: '[redacted]' } }, kept: 'yes' });
      },
    );

    it('hides a list of values', () => {
      expect(redactLine('{"set-cookie":["a=sentinel","b=2"],"n":1}')).toBe('{"set-cookie":"[redacted]","n":1}');
    });
  });

  it('keeps fields that only resemble a secret', () => {
    const line = '{"tokenCount":3,"passwordChangedAt":"2026-01-01"}';
    expect(redactLine(line)).toBe(line);
  });

  it('hides the credentials of a connection URL inside a sentence', () => {
    expect(redactLine('{"msg":"cannot reach postgres://app:s3cret@db:5432/leads"}')).toBe(
      '{"msg":"cannot reach postgres://[redacted]@db:5432/leads"}',
    );
  });

  it('hides a JSON web token wherever it stands', () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjMifQ.c2lnbmF0dXJl';
    expect(redactLine(`{"msg":"refused Bearer ${token} twice"}`)).toBe('{"msg":"refused Bearer [redacted token] twice"}');
  });
});
