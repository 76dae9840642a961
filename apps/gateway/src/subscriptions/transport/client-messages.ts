import type { WebSocket } from 'ws';
import { closeSocket } from './socket-life.ts';

/** What becomes of what a client sends. */
export interface MessageRules {
  /** Takes one message from the client's share; throws when there is none left. */
  take(): void;
  /** The share is used up. */
  refuse(error: unknown): void;
  /** The client asks on, but does not read. */
  tooSlow(): void;
  handle(text: string): void;
}

/** More than a message for each of many subscriptions; what an answer adds to it is small. */
const longestBacklog = 4 * 1024 * 1024;
const unsupportedData = 1003;

/** Hands on the texts of a client that keeps to its share and takes its answers. */
export function takeMessages(socket: WebSocket, { take, refuse, tooSlow, handle }: MessageRules): void {
  function letIn(): boolean {
    // What was on its way when the socket was closed is nobody's any more.
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount > longestBacklog) tooSlow();
    else take();
    return socket.readyState === socket.OPEN;
  }

  function isLetIn(): boolean {
    try {
      return letIn();
    } catch (error) {
      refuse(error);
      return false;
    }
  }

  socket.on('message', (data, isBinary) => {
    if (!isLetIn()) return;
    if (isBinary) return closeSocket(socket, unsupportedData, 'Messages are JSON in text frames.');
    handle(String(data));
  });
  // Those of the WebSocket protocol are answered by the socket itself.
  socket.on('ping', isLetIn);
}
