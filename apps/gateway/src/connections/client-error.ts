import type { Socket } from 'node:net';

const answers: Record<string, [status: string, code: string, message: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'REQUEST_TIMEOUT', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'REQUEST_TOO_LARGE', 'The headers of the request are too large.'],
};
const malformed: [string, string, string] = ['400 Bad Request', 'BAD_REQUEST', 'The request is not well-formed HTTP.'];

/** Answers bytes that are no request, or not a whole one, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, code, message] = answers[error.code ?? ''] ?? malformed;
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const head = ['content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
  // What else this client sends is of no interest.
  socket.destroySoon();
}
