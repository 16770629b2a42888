import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runMeasured } from '../../evals/bench/measure.ts';
import type { Chapter, Figure } from '../../evals/bench/report.ts';
import { EXIT } from '../../tools/errors.ts';
import { CONTRACT_HEADER, cleanFile, inventedClaims } from '../demo/billing/invented-claims.ts';
import { type BenchContext, bundle, payerscope } from './bench-context.ts';

const MEGABYTE = 1024 * 1024;
const MILLION = 1_000_000;
/** A file that is none is refused within seconds, in memory that does not grow with it. */
const SECONDS = 20;
const MEMORY = 400;

/** Parts of a file: a text and how often it stands there. */
type Parts = readonly (readonly [string, number])[];

const clean = cleanFile(inventedClaims({ count: 100, months: 3, from: '2025-01' }));
const gigabyte = (text: string): readonly [string, number] => [text.repeat(MEGABYTE / text.length), 1024];

const FILES: Readonly<Record<string, Parts>> = {
  'a million columns': [
    [CONTRACT_HEADER, 1],
    [',x', MILLION],
    ['\n1', 1],
    [',1', MILLION],
    ['\n', 1],
  ],
  'a million empty columns in the header': [
    [CONTRACT_HEADER, 1],
    [',', MILLION],
    ['\n', 1],
    [clean.slice(clean.indexOf('\n') + 1), 1],
  ],
  'a gigabyte on one line': [gigabyte('x')],
  'a gigabyte of delimiters on one line': [gigabyte(',')],
  'a gigabyte on the second line': [[`${CONTRACT_HEADER}\n`, 1], gigabyte('y,'), [`\n${clean}`, 1]],
  'a gigabyte in one open quote': [[`${clean}CLM-1,"`, 1], gigabyte('"",'.padEnd(4, ' '))],
};

async function write(path: string, parts: Parts): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const [text, times] of parts) {
      // In pieces of some megabytes: a million writes of two bytes take minutes.
      const each = Math.max(1, Math.min(times, Math.floor((4 * MEGABYTE) / text.length)));
      const piece = Buffer.from(text.repeat(each));
      for (let left = times; left > 0; left -= each)
        await file.write(left >= each ? piece : piece.subarray(0, left * text.length));
    }
  } finally {
    await file.close();
  }
}

/**
 * Files that are none at full size, each added and processed by the program as people start it.
 *
 * @throws Error where one of them ends in anything but one sentence
 */
export async function malformedFigures({ scratch, say }: BenchContext): Promise<Chapter> {
  const figures: Figure[] = [];
  for (const [name, parts] of Object.entries(FILES)) {
    const data = join(scratch, 'malformed');
    const path = join(scratch, 'malformed.csv');
    await write(path, parts);
    const add = await payerscope('intake', 'add', path, '--data', data);
    const args = [bundle, 'intake', 'process', '--data', data];
    const refused = await runMeasured(process.execPath, args, { expected: EXIT.unavailable });
    const sentence = refused.stderr.trim().split('\n').at(-1) ?? '';
    say(`${name}: ${sentence}`);
    if (!/^[^\n]{20,700}[.]$/.test(sentence) || /bug in payerscope/.test(sentence))
      throw new Error(`${name} ends in “${sentence.slice(0, 200)}”`);
    figures.push(
      { name: `${name}: refused after`, unit: 's', value: add.seconds + refused.seconds, limit: SECONDS },
      {
        name: `${name}: peak memory`,
        unit: 'MiB',
        value: Math.max(add.peakMiB ?? 0, refused.peakMiB ?? 0),
        limit: MEMORY,
      },
    );
    await rm(path);
    await rm(data, { recursive: true });
  }
  return { title: 'Files that are none, at full size', figures };
}
