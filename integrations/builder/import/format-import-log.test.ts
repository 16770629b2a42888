import { expect, test } from 'vitest';
import { formatImportLog } from './format-import-log.ts';

test('a line per file; reasons, example lines and empty columns below it', () => {
  const text = formatImportLog({
    files: [
      {
        file: 'patients.csv',
        read: 27,
        loaded: 27,
        rejected: [],
        nulls: [{ column: 'deathdate', rows: 25 }],
      },
      {
        file: 'claims.csv',
        read: 1234567,
        loaded: 1234560,
        rejected: [
          { reason: 'repeated id', rows: 4, lines: [7, 9, 1200] },
          { reason: 'missing id', rows: 1, lines: [12] },
          { reason: 'the same claim again', rows: 2, lines: [] },
        ],
        nulls: [],
      },
    ],
  });
  expect(text.split('\n')).toEqual([
    'patients.csv         27 rows read,        27 loaded, 0 rejected',
    '  empty: deathdate 25',
    'claims.csv    1,234,567 rows read, 1,234,560 loaded, 7 rejected',
    '  rejected 4: repeated id (lines 7, 9, 1200, …)',
    '  rejected 1: missing id (line 12)',
    '  rejected 2: the same claim again',
  ]);
});
