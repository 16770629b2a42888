import { PayerscopeError } from '../../tools/errors.ts';
import type { ChainRelease } from './chain.ts';

/**
 * The as-of date of a build. The first release of a chain may end any month. Later ones end a quarter, since a
 * month and its quarter are frozen together and snapshots of receivables must lie apart; the date of the last
 * release may always be built again.
 *
 * @param asked the end of a month, `YYYY-MM-DD`; undefined for the default
 * @param lastComplete the end of the source's last complete month of service
 * @param last the last release of the chain, if any
 * @throws PayerscopeError USAGE for a date before the last release or a later one that ends no quarter
 */
export function chooseAsOf(
  asked: string | undefined,
  lastComplete: string,
  last: ChainRelease | undefined,
): string {
  if (last === undefined) return asked ?? lastComplete;
  if (asked === undefined) {
    const quarterEnd = quarterEndUpTo(lastComplete);
    return quarterEnd > last.asOf ? quarterEnd : last.asOf;
  }
  if (asked === last.asOf) return asked;
  if (asked < last.asOf) {
    throw new PayerscopeError(
      'USAGE',
      `--as-of ${asked} lies before ${last.asOf}, up to which months are published and frozen here; build in another data directory (--data), and show its releases to no one who has seen these.`,
    );
  }
  if (quarterEndUpTo(asked) !== asked) {
    throw new PayerscopeError(
      'USAGE',
      `--as-of ${asked} does not end a quarter, as every release after the first must; name ${quarterEndFrom(asked)} or leave it out.`,
    );
  }
  return asked;
}

/** The last quarter end on or before a month's end. */
function quarterEndUpTo(monthEnd: string): string {
  const [year, month] = monthEnd.split('-').map(Number) as [number, number];
  return endOfMonth(year, Math.floor(month / 3) * 3);
}

function quarterEndFrom(monthEnd: string): string {
  const [year, month] = monthEnd.split('-').map(Number) as [number, number];
  return endOfMonth(year, Math.ceil(month / 3) * 3);
}

/** Month 0 is December of the year before. */
function endOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
