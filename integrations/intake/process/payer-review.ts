import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PayerscopeError } from '../../../tools/errors.ts';
import { plainPayer } from '../recognise/resolve-payer.ts';
import { splitLine } from '../recognise/split-line.ts';
import type { IntakeFolders } from '../store/intake-folders.ts';
import { processedFiles } from './processed-file.ts';
import type { SettledPayer } from './settle-payers.ts';

const HEADER = ['written', 'payer', 'suggestion', 'confidence', 'rows', 'settled'];

/** Payers of one processed file that nobody is sure of, kept beside its rows. */
export const unsurePayers = z.array(
  z.strictObject({
    written: z.string(),
    payer: z.string(),
    suggestion: z.string().nullable(),
    confidence: z.number(),
    rows: z.number().int(),
  }),
);

export const UNSURE_FILE = 'unsure-payers.json';

const field = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function readReview({ payerReview }: IntakeFolders): Promise<Map<string, string[]>> {
  const text = await readFile(payerReview, 'utf8').catch(() => '');
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (text !== '' && splitLine(header.replace(/^\uFEFF/, ''), ',').join() !== HEADER.join()) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `The review file ${payerReview} must have the columns ${HEADER.join(', ')}; correct its first line.`,
    );
  }
  return new Map(lines.map((line) => splitLine(line, ',')).map((row) => [row[0] ?? '', row]));
}

/**
 * What people settled in the review file: plain spelling → name. A row is settled by `yes` in its last column.
 *
 * @throws PayerscopeError SOURCE_INVALID when the file is not what was written
 */
export async function settledPayers(folders: IntakeFolders): Promise<Map<string, string>> {
  const rows = [...(await readReview(folders)).values()];
  return new Map(
    rows.flatMap(([written = '', payer = '', , , , settled = '']) =>
      /^(y|yes|x|true|1)$/i.test(settled) && payer.trim() !== ''
        ? [[plainPayer(written), payer.trim()] as const]
        : [],
    ),
  );
}

/** Rewrites the review file from the processed files there are, keeping what people wrote in it. */
export async function writePayerReview(folders: IntakeFolders): Promise<number> {
  const kept = await readReview(folders);
  const unsure = new Map<string, SettledPayer>();
  for (const { folder } of (await processedFiles(folders)).values()) {
    const text = await readFile(join(folder, UNSURE_FILE), 'utf8');
    for (const one of unsurePayers.parse(JSON.parse(text))) {
      const rows = (unsure.get(one.written)?.rows ?? 0) + one.rows;
      unsure.set(one.written, { ...one, how: 'unsure', rows });
    }
  }
  const rows = [...unsure.values()]
    .sort((a, b) => b.rows - a.rows || (a.written < b.written ? -1 : 1))
    .map(({ written, payer, suggestion, confidence, rows: count }) => {
      const [, told = payer, , , , settled = ''] = kept.get(written) ?? [];
      return [written, told, suggestion ?? '', String(confidence), String(count), settled];
    });
  await mkdir(folders.writing, { recursive: true });
  const temporary = join(folders.writing, `payers-${process.pid}.csv`);
  await writeFile(temporary, `${[HEADER, ...rows].map((row) => row.map(field).join(',')).join('\n')}\n`);
  await rename(temporary, folders.payerReview);
  return rows.length;
}
