const secretField =
  /"((?:proxy-)?authorization|(?:set-)?cookie|password|secret|client_?secret|token|(?:access|refresh|id)_?token|api_?key)":("(?:[^"\\]|\\.)*"|\[[^\]]*\])/gi;
const urlCredentials = /(:\/\/)[^\s/:@"\\]*:[^\s/@"\\]+@/g;
const bearerToken = /\b(eyJ[\w-]{8,}\.[\w-]{8,})\.[\w-]*/g;

/** Removes secrets from one serialised log line: fields that are named like one at any depth, credentials in URLs, and JSON web tokens. */
export function redactLine(line: string): string {
  return line.replace(secretField, '"$1":"[redacted]"').replace(urlCredentials, '$1[redacted]@').replace(bearerToken, '[redacted token]');
}
