import type { WebSocket } from 'ws';

const pingMs = 12_000;
/** How long a client may take to hear why it is closed, behind all that waits for it. */
const graceMs = 5_000;
/** The most that a close frame holds. */
const longestReason = 123;

/** Closes a socket with a reason; one whose client does not answer is cut off after a while. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === socket.CLOSED) return;
  const timer = setTimeout(() => socket.terminate(), graceMs).unref();
  socket.once('close', () => clearTimeout(timer));
  socket.close(code, reason.slice(0, longestReason));
}

/** Pings a client now and then; one that has not answered by the next time is gone. */
export function keepAlive(socket: WebSocket): void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingMs).unref();
  socket.once('close', () => clearInterval(timer));
}
