import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';

/** A WebSocket that only sends. https://www.rfc-editor.org/rfc/rfc6455 */
interface SendingWebSocket {
  /** Sends a text. Before `accept`, the text waits. */
  readonly send: (text: string) => void;
  /** Accepts the connection. `key` is the header `Sec-WebSocket-Key`. */
  readonly accept: (key: string) => void;
}

const textFrame = 0x81;
const closeFrame = 0x88;
const closeOpcode = 8;
const protocolId = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Creates a WebSocket on the socket of an upgrade request. */
export function createWebSocket(socket: Socket): SendingWebSocket {
  let waiting: Buffer[] | undefined = [];

  function write(frame: Buffer): void {
    if (waiting) waiting.push(frame);
    else if (socket.writable) socket.write(frame);
  }

  return {
    send: (text) => write(encodeFrame(textFrame, Buffer.from(text))),
    accept(key) {
      const proof = createHash('sha1')
        .update(key + protocolId)
        .digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${proof}\r\n\r\n`,
      );
      const frames = waiting ?? [];
      waiting = undefined;
      for (const frame of frames) write(frame);
      // The client sends nothing that matters but the end.
      socket.on('data', (data: Buffer) => {
        if (((data[0] ?? 0) & 0x0f) === closeOpcode) socket.end(encodeFrame(closeFrame, Buffer.alloc(0)));
      });
      socket.on('end', () => socket.destroySoon());
    },
  };
}

function encodeFrame(type: number, payload: Buffer): Buffer {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([type, length]), payload]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = type;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}
