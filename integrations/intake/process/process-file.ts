import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Progress, Warehouse } from '../../../tools/ports.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import type { Mapping } from '../read-mapping.ts';
import { decideDates } from '../recognise/decide-dates.ts';
import { decideDecimal } from '../recognise/decide-decimal.ts';
import { decideLines } from '../recognise/decide-lines.ts';
import { DELIMITER_NAMES, findLayout, type Layout } from '../recognise/find-layout.ts';
import { type ClaimStatus, mapStatus, plainStatus } from '../recognise/map-status.ts';
import { type MatchedColumn, matchHeaders } from '../recognise/match-headers.ts';
import { plainPayer } from '../recognise/resolve-payer.ts';
import type { IntakeFolders } from '../store/intake-folders.ts';
import type { StoredFile } from '../store/stored-file.ts';
import { type CleanText, cleanText } from './clean-copy.ts';
import { asExpected, refuseBytes } from './file-faults.ts';
import { gatherEvidence, lineEvidence, spellingsOf } from './gather-evidence.ts';
import type { IntakeLog } from './intake-log.ts';
import { measureRows } from './measure-rows.ts';
import { mergeLines, quarantineWholeClaims } from './merge-lines.ts';
import { parseRows } from './parse-rows.ts';
import { UNSURE_FILE } from './payer-review.ts';
import { processedFiles } from './processed-file.ts';
import { rowMacros } from './row-macros.ts';
import { settleDuplicates } from './settle-duplicates.ts';
import { type SettledPayer, settlePayers } from './settle-payers.ts';
import { stageRows } from './stage-rows.ts';
import { writeClaims, writeQuarantine } from './write-rows.ts';

export interface ProcessInput {
  readonly file: StoredFile;
  readonly folders: IntakeFolders;
  readonly mapping: Mapping;
  /** Plain spelling → payer, settled in the review file. */
  readonly settledPayers: ReadonlyMap<string, string>;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly progress: Progress;
  readonly threads?: number;
  readonly memoryLimit?: string;
}

/** Raised with every change of what a row is read as: then files are read anew. */
const READER = 2;
const HEAD_BYTES = 256 * 1024;
const IN_MEMORY = 32 * 1024 * 1024;
const PLANNED_FROM = 1024 * 1024;
/** More spellings than this are no payers. */
const MOST_PAYERS = 20_000;
const MOST_STATUSES = 2_000;

/** Everything that decides how a file is read, in twelve hex digits. */
function settingsOf({ mapping, settledPayers }: ProcessInput): string {
  const text = JSON.stringify([READER, mapping, [...settledPayers].sort()]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/**
 * Reads one added file: recognises its form, loads what can be trusted, quarantines the rest, and keeps a log of
 * every row. The result appears whole, by renaming; the same file under the same settings is left as it is.
 *
 * @returns the log, and whether the file was read now
 * @throws PayerscopeError SOURCE_INVALID or AMBIGUOUS in one sentence; nothing is kept of the file then
 */
export async function processFile(input: ProcessInput): Promise<{ log: IntakeLog; isNew: boolean }> {
  const { file, folders, progress } = input;
  const settings = settingsOf(input);
  const before = (await processedFiles(folders)).get(file.hash);
  if (before?.settings === settings) return { log: before.log, isNew: false };
  refuseBytes(file);
  await mkdir(folders.writing, { recursive: true });
  const temporary = await mkdtemp(join(folders.writing, 'processing-'));
  let work: Warehouse | undefined;
  try {
    progress.step('read', file.name);
    const text = await cleanText(file, join(temporary, 'text'));
    const form = await recogniseForm(text, input);
    work = await createDuckDbWarehouse({
      // A file of some megabytes needs no disk.
      path: file.bytes < IN_MEMORY ? ':memory:' : join(temporary, 'work.duckdb'),
      tempDirectory: join(temporary, 'spill'),
      threads: input.threads ?? 2,
      memoryLimit: input.memoryLimit ?? '1000MB',
    });
    const result = join(temporary, 'result');
    await mkdir(result);
    const log = await readInto(work, form, result, input, (before?.log.run ?? 0) + 1);
    await work.close();
    work = undefined;
    await mkdir(folders.processed, { recursive: true });
    await rename(result, join(folders.processed, `${file.hash}-${settings}`));
    progress.step('keep', file.name);
    if (before) await rm(before.folder, { recursive: true, force: true });
    return { log, isNew: true };
  } catch (cause) {
    throw asExpected(cause, file.name);
  } finally {
    await work?.close();
    await rm(temporary, { recursive: true, force: true });
  }
}

/** How a file is laid out, as its first lines tell. */
interface Form {
  readonly text: CleanText;
  readonly lines: readonly string[];
  readonly layout: Layout;
  readonly columns: readonly MatchedColumn[];
}

async function recogniseForm(text: CleanText, { file, mapping }: ProcessInput): Promise<Form> {
  const lines = await firstLines(text.path);
  const layout = findLayout(file.name, lines, Object.values(mapping.columns));
  return { text, lines, layout, columns: matchHeaders(file.name, layout.headers, mapping.columns) };
}

async function readInto(
  work: Warehouse,
  { text, lines, layout, columns }: Form,
  result: string,
  input: ProcessInput,
  run: number,
): Promise<IntakeLog> {
  const { file, mapping, progress } = input;
  await work.execute(rowMacros);
  // Of few rows, planning costs more than any plan saves.
  if (input.file.bytes < PLANNED_FROM) await work.execute('pragma disable_optimizer');
  progress.step('stage', file.name);
  await stageRows(work, text.path, layout, columns);
  const [{ n: rows } = { n: 0 }] = await work.query('select count(*) as n from staged');
  if (rows === 0) {
    throw new PayerscopeError('SOURCE_INVALID', `${file.name} has a header but no rows; export it again.`);
  }
  progress.step('recognise', file.name);
  const evidence = await gatherEvidence(work);
  const dayOrder = decideDates(file.name, evidence.dates, mapping.dates);
  const decimal = decideDecimal(file.name, evidence.decimals, mapping.decimal);
  const payers = await payersOf(work, input);
  const hasLines = await linesIn(work, columns);
  progress.step('parse', file.name);
  await parseRows(work, {
    dayOrder,
    decimal,
    statuses: await statusesOf(work, mapping),
    payers,
    hasLines,
    today: input.today,
  });
  await work.execute('drop table staged');
  progress.step('duplicates', file.name);
  if (hasLines) await quarantineWholeClaims(work);
  await settleDuplicates(work);
  await mergeLines(work, hasLines);
  progress.step('write', file.name);
  await writeClaims(work, join(result, 'claims.parquet'));
  await writeQuarantine(work, join(result, 'quarantine.csv'), layout);
  const unsure = payers.filter(({ how }) => how === 'unsure');
  const log: IntakeLog = {
    version: 1,
    file: file.name,
    hash: file.hash,
    run,
    read: readingOf(text, layout, columns, lines, dayOrder, decimal),
    unsurePayers: unsure.length,
    ...(await measureRows(work, hasLines)),
  };
  await writeFile(join(result, UNSURE_FILE), JSON.stringify(unsure.map(({ how: _how, ...one }) => one)));
  await writeFile(join(result, 'log.json'), `${JSON.stringify(log, null, 2)}\n`);
  return log;
}

async function firstLines(path: string): Promise<string[]> {
  const parts: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: HEAD_BYTES - 1 }) as AsyncIterable<Buffer>)
    parts.push(chunk);
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
}

async function linesIn(work: Warehouse, columns: readonly MatchedColumn[]): Promise<boolean> {
  const column = columns.find(({ field }) => field === 'line_number');
  return column !== undefined && decideLines(await lineEvidence(work), column.how === 'mapping');
}

async function payersOf(
  work: Warehouse,
  { file, mapping, settledPayers }: ProcessInput,
): Promise<SettledPayer[]> {
  const spellings = await spellingsOf(work, 'payer', MOST_PAYERS + 1);
  if (spellings.length > MOST_PAYERS) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `The payer column of ${file.name} holds more than ${MOST_PAYERS} different names; name the right one in a mapping file (--mapping).`,
    );
  }
  const told = Object.entries(mapping.payers).map(
    ([written, payer]) => [plainPayer(written), payer] as const,
  );
  return settlePayers(spellings, new Map([...settledPayers, ...told]));
}

async function statusesOf(work: Warehouse, { statuses }: Mapping): Promise<Map<string, ClaimStatus>> {
  const told = new Map(Object.entries(statuses).map(([written, status]) => [plainStatus(written), status]));
  const spellings = await spellingsOf(work, 'claim_status', MOST_STATUSES);
  return new Map(
    spellings.flatMap(({ text }) => {
      const status = told.get(plainStatus(text)) ?? mapStatus(text);
      return status === null ? [] : [[text, status] as const];
    }),
  );
}

function readingOf(
  { encoding }: CleanText,
  { delimiter, headerLine, headers }: Layout,
  columns: readonly MatchedColumn[],
  lines: readonly string[],
  dayOrder: string | null,
  decimal: string,
): IntakeLog['read'] {
  return {
    encoding,
    delimiter: DELIMITER_NAMES[delimiter] ?? delimiter,
    quoted: lines.some((line) => line.includes('"')),
    headerLine,
    columns: Object.fromEntries(
      columns.map(({ field, header, how, confidence }) => [field, { header, how, confidence }]),
    ),
    unused: headers
      .filter((header) => header !== '' && !columns.some((column) => column.header === header))
      .slice(0, 100),
    dates: dayOrder ?? 'unambiguous',
    decimal,
  };
}
