import type { Period } from '../answer.ts';
import { formatDay, formatMonth } from '../format-value.ts';
import {
  type CalendarGrain,
  MONTHS_OF,
  monthNumber,
  monthOf,
  normalisePeriods,
  type PeriodParam,
  periodKey,
} from '../period-keys.ts';
import { periodText } from '../period-text.ts';
import type { FamilyInfo, ReleaseManifest } from '../release-manifest.ts';
import { releaseSource } from '../release-source.ts';
import type { BriefRequest } from './brief-request.ts';

/** Over how many units of a grain a trend looks back. */
const LOOK_BACK: Readonly<Record<CalendarGrain, number>> = { month: 12, quarter: 8, year: 5 };

/** What every part of a brief knows of the question. */
export interface BriefScope {
  readonly request: BriefRequest;
  readonly manifest: ReleaseManifest;
  /** `October–December 2025`, or the as-of date. */
  readonly when: string;
  /** `Q4 2025` where the period has such a short name. */
  readonly short: string;
  /** As many months just before the period; null for a union of several ranges, and for receivables. */
  readonly prior: Period | null;
  readonly priorShort: string;
  /** The stretch a trend shows, ending with the period; null where no grain fits. */
  readonly trend: { readonly period: Period; readonly grain: CalendarGrain } | null;
  /** The payers asked for, as a template's filter; empty for all. */
  readonly filter: { readonly payers?: readonly string[] };
}

/** `Q4 2025`, `2025`, `Mar 2025`; other periods in full. */
function shortName(period: PeriodParam): string {
  const [range, ...more] = normalisePeriods(period);
  if (range === undefined || more.length > 0) return periodText(period);
  const months = monthNumber(range.to) - monthNumber(range.from) + 1;
  const grain = (Object.keys(MONTHS_OF) as CalendarGrain[]).find(
    (name) => MONTHS_OF[name] === months && monthNumber(range.from) % months === 0,
  );
  if (grain !== undefined) return formatMonth(periodKey(range.from, grain));
  const from = formatMonth(range.from);
  const sameYear = range.from.slice(0, 4) === range.to.slice(0, 4);
  return `${sameYear ? from.slice(0, 3) : from}–${formatMonth(range.to)}`;
}

function priorOf(period: PeriodParam | null): Period | null {
  if (period === null) return null;
  const ranges = normalisePeriods(period);
  const [range] = ranges;
  if (range === undefined || ranges.length > 1) return null;
  const months = monthNumber(range.to) - monthNumber(range.from) + 1;
  return { from: monthOf(monthNumber(range.from) - months), to: monthOf(monthNumber(range.to) - months) };
}

function trendOf(period: PeriodParam | null, family: FamilyInfo | undefined): BriefScope['trend'] {
  if (period === null || family === undefined) return null;
  const end = monthNumber(normalisePeriods(period).at(-1)!.to);
  for (const grain of ['quarter', 'month', 'year'] as const) {
    const published = family.grains[grain];
    const months = MONTHS_OF[grain];
    if (published === undefined || (end + 1) % months !== 0 || end > monthNumber(published.to)) continue;
    const from = Math.max(end - LOOK_BACK[grain] * months + 1, monthNumber(published.from));
    if (end - from + 1 >= 2 * months) return { period: { from: monthOf(from), to: monthOf(end) }, grain };
  }
  return null;
}

/** Periods, their names and filters of a request on a release. */
export function scopeOf(request: BriefRequest, manifest: ReleaseManifest): BriefScope {
  const { period, payers, kind } = request;
  const family = manifest.families.find(
    ({ name }) =>
      name ===
      (releaseSource(manifest) === 'billing'
        ? 'submissions_by_payer'
        : kind === 'coverage'
          ? 'medications_by_payer'
          : 'claims_by_payer'),
  );
  const prior = priorOf(period);
  return {
    request,
    manifest,
    when: period === null ? `as of ${formatDay(manifest.asOf)}` : periodText(period),
    short: period === null ? formatDay(manifest.asOf) : shortName(period),
    prior,
    priorShort: prior === null ? '' : shortName(prior),
    trend: trendOf(period, family),
    filter: payers.length === 0 ? {} : { payers },
  };
}
