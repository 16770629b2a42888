import { CalendarAtoms } from './calendar-atoms.ts';
import type { Atom } from './period-atom.ts';
import { RelativeAtoms } from './relative-atoms.ts';
import type { PeriodClock } from './token-cursor.ts';
import type { Token } from './tokenise.ts';

export type { PeriodClock } from './token-cursor.ts';

/** Reads one period at `tokens[i]`, the longest reading first; null when none begins there. */
export function readAtom(tokens: readonly Token[], i: number, clock: PeriodClock): Atom | null {
  const relative = new RelativeAtoms(tokens, clock);
  const calendar = new CalendarAtoms(tokens, clock);
  return (
    relative.shift(i) ??
    relative.toDate(i) ??
    calendar.day(i) ??
    calendar.ended(i) ??
    calendar.partOfYear(i) ??
    relative.relative(i) ??
    calendar.fiscal(i) ??
    calendar.quarterOrHalf(i) ??
    calendar.month(i) ??
    calendar.year(i) ??
    calendar.whole(i)
  );
}
