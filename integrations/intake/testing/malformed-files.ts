import { createBillingDraws } from '../../demo/billing/billing-draws.ts';
import { CONTRACT_HEADER, cleanFile, inventedClaims } from '../../demo/billing/invented-claims.ts';

/** A file that is not what it should be. */
export interface MalformedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const claims = inventedClaims({ count: 12, months: 3, from: '2025-02' });
const clean = cleanFile(claims);
const times = (count: number, kind: string, make: (i: number) => string | Uint8Array): MalformedFile[] =>
  Array.from({ length: count }, (_, i) => ({ name: `${kind} ${i}`, bytes: Buffer.from(make(i) as string) }));

const lines = (change: (line: string, at: number) => string): string =>
  clean
    .trimEnd()
    .split('\n')
    .map((line, at) => (at === 0 ? line : change(line, at)))
    .join('\n');

const FORMULAS = [
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '+1+1',
  '-2+3+cmd',
  '=HYPERLINK("http://x")',
  '\t=1+1',
  '="=1"',
  '=',
  '==',
  '@',
];

/** Two hundred of them, the same every time; the largest kinds are scaled down. */
export function malformedFiles(): MalformedFile[] {
  const draws = createBillingDraws(7);
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => draws.upTo(256)));
  return [
    ...times(30, 'truncated', (i) => clean.slice(0, Math.floor((clean.length * (i + 1)) / 31))),
    ...times(15, 'binary', (i) => noise(200 * (i + 1))),
    ...times(3, 'a header of something else', (i) =>
      Buffer.concat([Buffer.from(['PK\u0003\u0004', '%PDF', '\u001f\u008b'][i]!, 'latin1'), noise(500)]),
    ),
    ...times(10, 'another delimiter in some rows', (i) =>
      lines((line, at) => (at % (i + 2) === 0 ? line.replaceAll(',', ';') : line)),
    ),
    ...times(6, 'a delimiter nobody uses', (i) =>
      clean.replaceAll(',', ['#', '§', '::', ' ', '/', '\\'][i]!),
    ),
    ...times(20, 'unbalanced quotes', (i) =>
      lines((line, at) => (at % 3 === i % 3 ? line.replace(/,/, i % 2 === 0 ? ',"' : '",') : line)),
    ),
    ...times(
      4,
      'very many columns',
      (i) => `${CONTRACT_HEADER}${',x'.repeat(1000 * 10 ** i)}\n1${',1'.repeat(9 + 1000 * 10 ** i)}\n`,
    ),
    ...times(3, 'one huge line', (i) =>
      i === 0 ? 'x'.repeat(32_000_000) : `${CONTRACT_HEADER}\n${'y,'.repeat(600_000 * i)}\n${clean}`,
    ),
    ...times(20, 'formulas', (i) =>
      lines((line) =>
        line
          .split(',')
          .map((field, at) => (at === i % 10 ? FORMULAS[i % FORMULAS.length]! : field))
          .join(','),
      ),
    ),
    ...times(15, 'two encodings', (i) =>
      Buffer.concat([
        Buffer.from(lines((line) => line.replace('Clinic', 'Clínica'))),
        Buffer.from('\n'),
        Buffer.from(
          lines((line) => line.replace('CLM', `é${i}`))
            .split('\n')
            .slice(1)
            .join('\n'),
          'latin1',
        ),
      ]),
    ),
    ...times(10, 'UTF-16 cut in two', (i) =>
      Buffer.from(`\uFEFF${clean}`, 'utf16le').subarray(0, 101 + 37 * i),
    ),
    ...times(6, 'nothing in it', (i) => ['', '\n', '\n\n\n', ' ', '\r\n\r\n', '\uFEFF'][i]!),
    ...times(
      4,
      'only a header',
      (i) =>
        [
          CONTRACT_HEADER,
          `${CONTRACT_HEADER}\n`,
          `${CONTRACT_HEADER}\n,,,,,,,,,\n`,
          `\uFEFF${CONTRACT_HEADER}\r\n\r\n`,
        ][i]!,
    ),
    ...times(44, 'some bytes changed', (i) => {
      const bytes = Buffer.from(clean);
      for (let n = 0; n <= i % 9; n += 1)
        bytes[CONTRACT_HEADER.length + draws.upTo(bytes.length - CONTRACT_HEADER.length)] = draws.upTo(256);
      return bytes;
    }),
    ...times(10, 'lines out of order', (i) => clean.split('\n').toReversed().slice(i).join('\n')),
  ];
}
