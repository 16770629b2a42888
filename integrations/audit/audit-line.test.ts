import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLine, GENESIS, readLine } from './audit-line.ts';

const place = { seq: 1, time: '2026-01-15T08:00:00.000Z', segment: '2026-01', prev: GENESIS };
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('a line', () => {
  test('gives back what went into it, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, anyText, (question, asker) => {
        const { text, hash } = formatLine(place, { event: 'question', asker, question });
        const line = readLine(text);
        expect(line).toMatchObject({ ...place, hash });
        expect(line?.fields).toEqual({ ...place, event: 'question', asker, question, hash });
      }),
    );
  });

  test('is printable ASCII: nothing typed can hide in it, break it or steer a terminal', () => {
    fc.assert(
      fc.property(anyText, (question) => {
        expect(formatLine(place, { question }).text).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
    const { text } = formatLine(place, { question: 'a\u200bb\u001b[2Jc\u202e\u{e0041}\nd' });
    expect(text).toContain('a\\u200bb\\u001b[2Jc\\u202e\\udb40\\udc41\\nd');
  });

  test('is no line any more when one character of it is another', () => {
    const { text } = formatLine(place, { event: 'question', question: 'Payer scorecard for 2025' });
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
        (index, character) => {
          fc.pre(text[index] !== character);
          expect(readLine(text.slice(0, index) + character + text.slice(index + 1))).toBeNull();
        },
      ),
    );
  });

  test('binds the one before it', () => {
    const one = formatLine(place, { event: 'question' });
    const other = formatLine({ ...place, prev: one.hash }, { event: 'question' });
    expect(other.hash).not.toBe(one.hash);
  });
});

test.each(['', '{}', 'null', '{"seq":1}', `{"a":1,"hash":"${GENESIS}"}`])('%j is no line', (text) => {
  expect(readLine(text)).toBeNull();
});
