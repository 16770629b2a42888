import type { TemplateResult } from '../../tools/answer.ts';
import { monthText } from '../../tools/period-text.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';

/** Services of the last 90 days are still being paid: what is published of them stays labelled immature. */
const IMMATURE_MONTHS = 3;

const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Says so when claims results reach into the last three months of the data; null otherwise. */
export function immatureNote(
  results: readonly TemplateResult[],
  { dataThrough, families }: ReleaseManifest,
): string | null {
  const claims = new Set(families.filter(({ fact }) => fact === 'claims').map(({ name }) => name));
  const first = number(dataThrough) - IMMATURE_MONTHS + 1;
  const reaches = results.some(({ table, statement }) => {
    const period = table.params['period'];
    const readsClaims = [...claims].some((name) => statement.sql.includes(name));
    const ranges = (Array.isArray(period) ? period : [period]) as ({ to: string } | undefined)[];
    return readsClaims && ranges.some((range) => range !== undefined && number(range.to) >= first);
  });
  if (!reaches) return null;
  const from = `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}`;
  return `Recent months are immature: payments for services since ${monthText(from)} may still arrive.`;
}
