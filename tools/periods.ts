import type { Period } from './answer.ts';
import { PayerscopeError } from './errors.ts';
import {
  type CalendarGrain,
  MONTHS_OF,
  monthNumber,
  monthOf,
  normalisePeriods,
  type PeriodParam,
  periodKey,
  periodParamOf,
} from './period-keys.ts';
import { periodText } from './period-text.ts';
import type { FamilyInfo } from './release-manifest.ts';

type Grains = FamilyInfo['grains'];

const COARSE_FIRST: readonly CalendarGrain[] = ['year', 'quarter', 'month'];

interface Tile {
  readonly key: string;
  readonly months: number;
}

/** The tile of a grain that begins at a month, ends no later than `last`, and is published. */
function tileAt(grains: Grains, grain: CalendarGrain, first: number, last: number): Tile | undefined {
  const published = grains[grain];
  const months = MONTHS_OF[grain];
  if (!published || first % months !== 0 || first + months - 1 > last) return undefined;
  if (first < monthNumber(published.from) || first + months - 1 > monthNumber(published.to)) return undefined;
  return { key: periodKey(monthOf(first), grain), months };
}

/** Grains nest, so taking the coarsest tile that fits from the left finds a tiling whenever there is one. */
function tileRange(
  grains: Grains,
  { from, to }: Period,
  allowed: readonly CalendarGrain[],
): string[] | undefined {
  const keys: string[] = [];
  const last = monthNumber(to);
  const all = allowed.length > 1 ? grains.all : undefined;
  for (let first = monthNumber(from); first <= last; ) {
    if (all && first === monthNumber(all.from) && last >= monthNumber(all.to)) {
      keys.push('all');
      first = monthNumber(all.to) + 1;
      continue;
    }
    const tile = allowed.map((grain) => tileAt(grains, grain, first, last)).find((found) => found);
    if (!tile) return undefined;
    keys.push(tile.key);
    first += tile.months;
  }
  return keys;
}

/** The published range whose ends stand nearest to the asked ones; a range that covers the asked one wins a tie. */
function nearestRange(grains: Grains, asked: Period, allowed: readonly CalendarGrain[]): Period | undefined {
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (const grain of allowed) {
    const published = grains[grain];
    if (!published) continue;
    const months = MONTHS_OF[grain];
    for (let first = monthNumber(published.from); first <= monthNumber(published.to); first += months) {
      starts.add(first);
      ends.add(first + months - 1);
    }
  }
  const from = monthNumber(asked.from);
  const to = monthNumber(asked.to);
  let best: { readonly range: Period; readonly cost: number } | undefined;
  for (const start of [...starts].sort((a, b) => a - b)) {
    for (const end of [...ends].sort((a, b) => a - b)) {
      if (end < start) continue;
      const covers = start <= from && end >= to ? 0 : 0.5;
      const cost = Math.abs(start - from) + Math.abs(end - to) + covers;
      const range = { from: monthOf(start), to: monthOf(end) };
      if ((!best || cost < best.cost) && tileRange(grains, range, allowed)) best = { range, cost };
    }
  }
  return best?.range;
}

function tileUnion(family: FamilyInfo, param: PeriodParam, allowed: readonly CalendarGrain[]): string[] {
  const asked = normalisePeriods(param);
  const tiled = asked.map((range) => tileRange(family.grains, range, allowed));
  if (tiled.every((keys) => keys !== undefined)) return tiled.flat();

  const nearest = asked.map((range, at) => (tiled[at] ? range : nearestRange(family.grains, range, allowed)));
  const grains = allowed.length === 1 ? ` by ${allowed[0]}` : '';
  const what = `${periodText(asked)} is not published${grains} for ${family.title.toLowerCase()}`;
  if (!nearest.every((range) => range !== undefined)) {
    throw new PayerscopeError('PERIOD_NOT_PUBLISHED', `${what}; no such period is, so try another grouping.`);
  }
  const offer = periodParamOf(normalisePeriods(nearest));
  throw new PayerscopeError(
    'PERIOD_NOT_PUBLISHED',
    `${what}; the nearest published period is ${periodText(offer)}.`,
    { details: { nearest: offer, family: family.name } },
  );
}

/**
 * The fewest published period keys of a family that add up to the months asked for, in order.
 *
 * @example tilePeriod(claimsByPayer, { from: '2025-01', to: '2025-07' }) // ['2025-Q1', '2025-Q2', '2025-07']
 * @throws PayerscopeError PERIOD_NOT_PUBLISHED when none do; `details.nearest` holds the nearest published
 *   period as a template's `period` param (one range, or a list when a list of several was asked for)
 */
export function tilePeriod(family: FamilyInfo, param: PeriodParam): string[] {
  return tileUnion(family, param, COARSE_FIRST);
}

/**
 * The keys of every month, quarter or year of a period, where all of them are published.
 *
 * @throws PayerscopeError PERIOD_NOT_PUBLISHED as `tilePeriod`, the nearest period being one of whole units of the grain
 */
export function tileAtGrain(family: FamilyInfo, param: PeriodParam, grain: CalendarGrain): string[] {
  return tileUnion(family, param, [grain]);
}
