import type { Value } from '../../../tools/answer.ts';

/** What is known of a result's column. */
export interface ColumnType {
  /** Snowflake's own word, in lower case: `fixed`, `real`, `text`, `boolean`, `date`, `timestamp_ntz`, … */
  readonly type: string;
  /** Digits behind the point of a `fixed`. */
  readonly scale: number;
}

/** The driver writes a moment as ISO text or as the session's format; fractions of zero say nothing. */
function instantText(text: string): string {
  const [, day, time, fraction = ''] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?/.exec(text) ?? [];
  if (day === undefined) throw new RangeError('a timestamp is written in a format that is not ISO');
  return `${day} ${time}${fraction.replace(/\.?0*$/, '')}`;
}

/**
 * A Snowflake value as the ports promise it, and so exactly as DuckDB's arrives: integers and decimals as numbers,
 * booleans as 0 or 1, dates and timestamps as ISO text.
 *
 * @param text as the driver hands it over where everything is fetched as text
 * @throws RangeError for an integer beyond the exact range, rather than a silently rounded figure
 */
export function fromSnowflake(text: unknown, { type, scale }: ColumnType): Value {
  if (text === null || text === undefined) return null;
  const value = String(text);
  switch (type) {
    case 'fixed': {
      const number = Number(value);
      if (scale === 0 && !Number.isSafeInteger(number))
        throw new RangeError('an integer is beyond the exact range of a double');
      return number;
    }
    case 'real':
      return Number(value);
    case 'boolean':
      return /^(true|1)$/i.test(value) ? 1 : 0;
    case 'date':
      return value.slice(0, 10);
    case 'timestamp_ntz':
    case 'timestamp_ltz':
    case 'timestamp_tz':
      return instantText(value);
    default:
      return value;
  }
}
