import type { IncomingMessage } from 'node:http';
import { duplexPair } from 'node:stream';
import { expect, it } from 'vitest';
import { acceptSocket, readFrame, writeFrame } from './web-socket.ts';

it.each([0, 125, 126, 65_535, 65_536, 200_000])('reads back a message of %i bytes', (length) => {
  const payload = Buffer.alloc(length, 'a');
  const frame = writeFrame(1, payload);
  expect(readFrame(frame)).toEqual({ last: true, op: 1, payload, size: frame.length });
  expect(readFrame(frame.subarray(0, -1))).toBeNull();
});

it('reads what a client masks, as in the example of RFC 6455', () => {
  const masked = Buffer.from('818537fa213d7f9f4d5158', 'hex');
  expect(readFrame(masked)).toMatchObject({ payload: Buffer.from('Hello'), size: 11 });
});

it('tells the parts of a message from its end', () => {
  expect(readFrame(Buffer.from('010348656c', 'hex'))).toMatchObject({ last: false, op: 1 });
  expect(readFrame(Buffer.from('80026c6f', 'hex'))).toMatchObject({ last: true, op: 0 });
});

it('shakes hands, joins the parts of a message, and answers a ping between them', async () => {
  const [server, client] = duplexPair();
  const received: Buffer[] = [];
  client.on('data', (chunk: Buffer) => received.push(chunk));
  const request = { headers: { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' } } as IncomingMessage;
  const message = new Promise<string>((resolve) => {
    acceptSocket(request, server, { message: resolve, closed: () => undefined });
  });
  // "Hel", a ping, "lo", cut in the middle of a frame.
  client.write(Buffer.from('010348656c890170', 'hex'));
  client.write(Buffer.from('80026c', 'hex'));
  client.write(Buffer.from('6f', 'hex'));
  expect(await message).toBe('Hello');
  const [handshake, pong] = Buffer.concat(received).toString('latin1').split('\r\n\r\n');
  expect(handshake).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  expect(pong).toBe('\x8a\x01p');
});
