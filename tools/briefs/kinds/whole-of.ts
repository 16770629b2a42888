import type { BriefScope } from '../brief-scope.ts';
import type { Reading, RowReading } from '../read-result.ts';

/** Everyone together or, where one payer was asked for, that payer; several have no row of their own. */
export function wholeOf(reading: Reading | undefined, { filter }: BriefScope): RowReading | undefined {
  if (filter.payers === undefined) return reading?.total ?? reading?.rows[0];
  return reading?.rows.length === 1 ? reading.rows[0] : undefined;
}
