import { extname } from 'node:path';
import type { Answer } from '../../../tools/answer.ts';
import { type CommandContext, notice } from '../context.ts';

/**
 * Writes every table of the answer; the second and later ones beside the first as `name-2.csv`.
 * @throws PayerscopeError USAGE when a file cannot be written
 */
export async function writeCsv(answer: Answer, file: string, context: CommandContext): Promise<void> {
  const { toCsv } = await import('../../../tools/csv.ts');
  const { writeOutputFile } = await import('../write-output-file.ts');
  if (answer.tables.length === 0) notice(context, [`No table to write: ${file} was left as it was.`]);
  const extension = extname(file);
  for (const [index, table] of answer.tables.entries()) {
    const stem = file.slice(0, file.length - extension.length);
    const path = index === 0 ? file : `${stem}-${index + 1}${extension}`;
    await writeOutputFile(path, toCsv(table));
    notice(context, [`Wrote ${path} (${table.rows.length} ${table.rows.length === 1 ? 'row' : 'rows'}).`]);
  }
}
