import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { Value } from '../../../tools/answer.ts';

/**
 * A plain value as a DuckDB column wants it, for appending. Money is rounded to the column's scale; dates are
 * `YYYY-MM-DD` and timestamps `YYYY-MM-DD HH:MM:SS`, both read as UTC; any other type is a number.
 */
export function toDuckDb(value: Value, type: DuckDBType): DuckDBValue {
  if (value === null) return null;
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UBIGINT:
      return BigInt(value);
    case DuckDBTypeId.DECIMAL: {
      const { width, scale } = type as DuckDBType & { width: number; scale: number };
      return new DuckDBDecimalValue(BigInt(Math.round(Number(value) * 10 ** scale)), width, scale);
    }
    case DuckDBTypeId.BOOLEAN:
      return value === 1 || value === 'true';
    case DuckDBTypeId.DATE:
      return new DuckDBDateValue(Math.floor(instant(value) / 86_400_000));
    case DuckDBTypeId.TIMESTAMP:
      return new DuckDBTimestampValue(BigInt(instant(value)) * 1000n);
    case DuckDBTypeId.TIMESTAMP_TZ:
      return new DuckDBTimestampTZValue(BigInt(instant(value)) * 1000n);
    case DuckDBTypeId.VARCHAR:
      return String(value);
    default:
      return Number(value);
  }
}

/** Milliseconds since 1970; text without a zone is UTC. */
function instant(value: string | number): number {
  const text = String(value).replace(' ', 'T');
  return Date.parse(text.includes('T') && !/(Z|[+-]\d\d:\d\d)$/.test(text) ? `${text}Z` : text);
}
