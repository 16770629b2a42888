import { DataType, type Field, tableFromIPC } from 'apache-arrow';

/** One cell as Snowflake writes it in JSON results. */
type Cell = string | null;

/** Whole seconds with nine digits behind the point, and the zone where there is one. */
function timestampText({ epoch, fraction, timezone }: Record<string, bigint | number>): string {
  const nanoseconds = String(fraction).padStart(9, '0');
  return `${epoch}.${nanoseconds}${timezone === undefined ? '' : ` ${timezone}`}`;
}

/** A decimal whose digits Arrow keeps as one integer. */
function decimalText(digits: bigint, scale: number): string {
  if (scale === 0) return String(digits);
  const padded = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** The 128 bits of an Arrow decimal, lowest word first, as one signed integer. */
function wideInteger(words: Uint32Array): bigint {
  const unsigned = words.reduce((sum, word, index) => sum + (BigInt(word) << BigInt(32 * index)), 0n);
  return BigInt.asIntN(32 * words.length, unsigned);
}

function cellText(value: unknown, { type }: Field): Cell {
  if (value === null || value === undefined) return null;
  if (DataType.isBool(type)) return value === true ? '1' : '0';
  if (DataType.isDecimal(type)) return decimalText(wideInteger(value as Uint32Array), type.scale);
  if (DataType.isDate(type)) return String(Number(value) / 86_400_000);
  if (DataType.isStruct(type)) return timestampText(Object(value).toJSON());
  if (DataType.isBinary(type))
    return Buffer.from(value as Uint8Array)
      .toString('hex')
      .toUpperCase();
  return String(value);
}

/**
 * The rows of one Arrow stream as the JSON row set that Snowflake sends to clients that do not read Arrow: every cell
 * is text or null, dates are days since 1970, booleans 0 or 1.
 *
 * @param base64 as `rowsetBase64` carries it; empty for no rows
 */
export function arrowRowset(base64: string): Cell[][] {
  if (base64 === '') return [];
  const table = tableFromIPC(Buffer.from(base64, 'base64'));
  const { fields } = table.schema;
  const columns = fields.map((_, index) => table.getChildAt(index));
  return Array.from({ length: table.numRows }, (_, row) =>
    fields.map((field, index) => cellText(columns[index]?.get(row), field)),
  );
}
