import { isImmature } from '../../charts/immature.ts';
import { monthsOfKey } from '../../period-keys.ts';
import type { BriefScope } from '../brief-scope.ts';
import type { Reading, RowReading } from '../read-result.ts';

/** The periods of a trend that were paid when they were published, as the title of its chart compares them. */
export function settledRows(trend: Reading | undefined, { manifest }: BriefScope): readonly RowReading[] {
  const rows = trend?.rows ?? [];
  const settled = rows.filter(({ name }) => {
    const months = monthsOfKey(name);
    return months !== undefined && !isImmature(months, manifest);
  });
  return settled.length >= 2 ? settled : rows;
}
