import { expect, test } from 'vitest';
import { parseSeed } from './parse-seed.ts';

test('quotes, line breaks inside them, either line ending, a byte-order mark, empty is null', () => {
  expect(parseSeed('\uFEFFcode,label\r\n1,"a, ""b""\nc"\r\n2,\r\n,""')).toEqual({
    columns: ['code', 'label'],
    rows: [
      ['1', 'a, "b"\nc'],
      ['2', null],
      [null, ''],
    ],
  });
});

test('a row of another length is refused by its number', () => {
  expect(() => parseSeed('a,b\n1,2\n3\n')).toThrow('row 2 has 1 fields instead of 2');
});
