import { expect, it } from 'vitest';
import { readFrame, writeFrame } from './web-socket.ts';

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
