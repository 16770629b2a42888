import { columnsOf, type Rows } from '../../builder/import/testing/write-export.ts';
import { MARKER } from './network-rows.ts';

/** Tables whose every row is of one patient. */
const OF_PATIENTS = ['patients', 'encounters', 'claims', 'claims_transactions', 'medications'];

/** Columns that are read as dates or amounts: there is no place for a marker in them. */
const TYPED = new Set(['DEATHDATE', 'AMOUNT', 'PAYMENTS', 'ADJUSTMENTS', 'OUTSTANDING', 'METHOD', 'STOP']);

/** The same rows with an unmistakable value in every field of a patient that was empty: names, address, notes, codes. */
export function markedRows(rows: Rows): Rows {
  const marked = OF_PATIENTS.map((table) => {
    const columns = columnsOf(table).filter((column) => !TYPED.has(column));
    const filled = (rows[table] ?? []).map((row, index) => ({
      ...Object.fromEntries(columns.map((column) => [column, `${MARKER}-${column}-${index}`])),
      ...row,
    }));
    return [table, filled] as const;
  });
  return { ...rows, ...Object.fromEntries(marked) };
}

const core = (shift: number): string => {
  // Base64 depends on where in three bytes a text begins: the middle is the same whatever stands around it.
  const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(MARKER)])
    .toString('base64')
    .replace(/=+$/, '');
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + MARKER.length) * 8) / 6));
};

/** The marker as files and texts may carry it: plain, UTF-16 in both orders, hexadecimal, base64. */
const FORMS: readonly Buffer[] = [
  Buffer.from(MARKER),
  Buffer.from(MARKER.toLowerCase()),
  Buffer.from(MARKER, 'utf16le'),
  Buffer.from(MARKER, 'utf16le').swap16(),
  Buffer.from(Buffer.from(MARKER).toString('hex')),
  Buffer.from(Buffer.from(MARKER).toString('hex').toUpperCase()),
  ...[0, 1, 2].map((shift) => Buffer.from(core(shift))),
];

/** Whether bytes hold a marked value in any form. */
export function isMarked(bytes: Buffer | string): boolean {
  const searched = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  return FORMS.some((form) => searched.includes(form));
}
