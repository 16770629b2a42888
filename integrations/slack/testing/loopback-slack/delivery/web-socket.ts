import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

// RFC 6455 as far as one server on the loopback interface needs it: no extensions, no TLS.

const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const OP = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;

interface Frame {
  readonly last: boolean;
  readonly op: number;
  readonly payload: Buffer;
  /** Bytes of the buffer that the frame takes. */
  readonly size: number;
}

/** @returns the first frame of the buffer, or null while it is incomplete. */
export function readFrame(buffer: Buffer): Frame | null {
  if (buffer.length < 2) return null;
  const [first, second] = [buffer.readUInt8(0), buffer.readUInt8(1)];
  const short = second & 0x7f;
  const lengthBytes = short === 127 ? 8 : short === 126 ? 2 : 0;
  if (buffer.length < 2 + lengthBytes) return null;
  const length =
    lengthBytes === 8
      ? Number(buffer.readBigUInt64BE(2))
      : lengthBytes === 2
        ? buffer.readUInt16BE(2)
        : short;
  const masked = (second & 0x80) !== 0;
  const start = 2 + lengthBytes + (masked ? 4 : 0);
  if (buffer.length < start + length) return null;
  const payload = Buffer.from(buffer.subarray(start, start + length));
  if (masked) {
    const mask = buffer.subarray(start - 4, start);
    for (let index = 0; index < length; index += 1) {
      payload.writeUInt8(payload.readUInt8(index) ^ mask.readUInt8(index % 4), index);
    }
  }
  return { last: (first & 0x80) !== 0, op: first & 0x0f, payload, size: start + length };
}

/** @returns an unmasked frame, as a server sends it. */
export function writeFrame(op: number, payload: Buffer): Buffer {
  const { length } = payload;
  let head: Buffer;
  if (length < 126) {
    head = Buffer.from([0x80 | op, length]);
  } else if (length < 65_536) {
    head = Buffer.alloc(4);
    head.writeUInt8(126, 1);
    head.writeUInt16BE(length, 2);
  } else {
    head = Buffer.alloc(10);
    head.writeUInt8(127, 1);
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  head.writeUInt8(0x80 | op, 0);
  return Buffer.concat([head, payload]);
}

export interface ServerSocket {
  send(message: unknown): void;
  ping(): void;
  /** Says goodbye first. */
  close(): void;
  /** Breaks off without a word, as a lost network does. */
  drop(): void;
}

interface Listeners {
  message(text: string): void;
  closed(): void;
}

/** Completes the handshake on an upgraded connection and speaks websocket on it. */
export function acceptSocket(request: IncomingMessage, duplex: Duplex, listeners: Listeners): ServerSocket {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}${ACCEPT_SUFFIX}`).digest('base64');
  duplex.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let unread: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  const write = (op: number, payload: Buffer) => {
    if (duplex.writable) duplex.write(writeFrame(op, payload));
  };
  const finish = (payload: Buffer) => {
    write(OP.close, payload);
    duplex.end();
  };
  const take = (frame: Frame) => {
    if (frame.op === OP.ping) write(OP.pong, frame.payload);
    if (frame.op === OP.close) finish(frame.payload.subarray(0, 2));
    if (frame.op !== OP.text && frame.op !== OP.continuation) return;
    parts.push(frame.payload);
    if (!frame.last) return;
    const text = Buffer.concat(parts).toString();
    parts = [];
    listeners.message(text);
  };
  duplex.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (let frame = readFrame(unread); frame; frame = readFrame(unread)) {
      unread = unread.subarray(frame.size);
      take(frame);
    }
  });
  // A connection that breaks is one that closed; there is nobody to tell.
  duplex.on('error', () => duplex.destroy());
  duplex.once('close', () => listeners.closed());
  return {
    send: (message) => write(OP.text, Buffer.from(JSON.stringify(message))),
    ping: () => write(OP.ping, Buffer.from('slack')),
    close: () => finish(Buffer.from([0x03, 0xe8])),
    drop: () => duplex.destroy(),
  };
}
