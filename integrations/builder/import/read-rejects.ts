import type { Warehouse } from '../../../tools/ports.ts';
import type { RejectedRows } from './import-log.ts';
import type { CsvFile } from './read-header.ts';
import { sourceInvalid } from './source-invalid.ts';
import type { ColumnKind, SourceTable } from './synthea-files.ts';

/** What the CSV reader could not take. */
export interface ReaderRejects {
  readonly rejected: readonly RejectedRows[];
  /** The lines set aside, ascending: what is needed to find the line of a staged row. */
  readonly lines: readonly number[];
}

/** Errors the reader keeps of one file: enough to pass the share that stops an import, bounded in memory. */
export function rejectsLimit(bytes: number): number {
  return Math.min(1_000_000, Math.max(100_000, Math.round(bytes / 2000)));
}

const KIND_WORD: Readonly<Record<ColumnKind, string>> = {
  id: 'value',
  text: 'value',
  timestamp: 'date',
  date: 'date',
  money: 'amount',
  count: 'number',
};

/** Ranked by what explains the rest: a row of the wrong shape has unreadable values too. */
const RANK = `case error_type when 'INVALID ENCODING' then 0 when 'UNQUOTED VALUE' then 1
  when 'MISSING COLUMNS' then 2 when 'TOO MANY COLUMNS' then 3 when 'LINE SIZE OVER MAXIMUM' then 4 else 5 end`;
const SHAPE = ['', 'broken quotes', 'too few columns', 'too many columns', 'overlong line'];

/**
 * Sums up the reader's rejects table of one file and drops it.
 *
 * @throws PayerscopeError SOURCE_INVALID when the file is not UTF-8, ends in the middle of a row, or has more
 *   errors than are kept
 */
export async function readRejects(
  warehouse: Warehouse,
  source: SourceTable,
  file: CsvFile,
): Promise<ReaderRejects> {
  // One row may have several errors; its position in the file names it.
  await warehouse.execute(`
    create or replace temp table csv_problems as
    select min(line) as line, min(rank) as rank, min_by(column_name, rank) as column_name,
           max(line_byte_position + strlen(csv_line)) as ends_at, count(*) as errors
    from (select *, ${RANK} as rank from csv_rejects) group by line_byte_position;
    drop table csv_rejects; drop table csv_scans`);
  const problems = await warehouse.query(`
    select rank, case when rank = 5 then lower(column_name) end as column_name, count(*) as n,
           array_to_string(min(line, 3), ',') as lines, max(ends_at) as ends_at, sum(errors) as errors
    from csv_problems group by all order by rank, column_name`);
  if (problems.length === 0) return { rejected: [], lines: [] };
  const ordered = await warehouse.query('select line from csv_problems order by line');
  const lines = ordered.map((row) => Number(row['line']));

  const kinds = new Map(source.columns.map((column) => [column.name, column.kind]));
  const rejected = problems.map((row) => {
    const examples = String(row['lines']).split(',').map(Number);
    const rank = Number(row['rank']);
    if (rank === 0) {
      throw sourceInvalid(
        `The source file ${file.name} is not valid UTF-8 (line ${examples[0]}); export it again as UTF-8.`,
      );
    }
    // Positions count from 1 and after a byte-order mark; a line break may follow the last row.
    if (rank <= 2 && Number(row['ends_at']) >= file.bytes - 5) {
      throw sourceInvalid(
        `The source file ${file.name} is truncated: it ends in the middle of a row (line ${lines.at(-1)}); copy or export it again.`,
      );
    }
    const column = String(row['column_name']);
    const reason = SHAPE[rank] ?? `unreadable ${KIND_WORD[kinds.get(column) ?? 'text']} in ${column}`;
    return { reason, rows: Number(row['n']), lines: examples };
  });
  if (problems.reduce((sum, row) => sum + Number(row['errors']), 0) >= rejectsLimit(file.bytes)) {
    const worst = rejected.toSorted((a, b) => b.rows - a.rows)[0];
    throw sourceInvalid(
      `The source file ${file.name} cannot be imported: more than ${lines.length} of its rows are unusable, mostly for ${worst?.reason} (line ${worst?.lines[0]}, for one); correct or export it again.`,
    );
  }
  return { rejected, lines };
}
