import { movementsOf } from './line-movements.ts';
import type { Line } from './line-series.ts';
import type { Seeks } from './seeks.ts';
import { THEME } from './theme.ts';

/** More lines than this cannot be told apart by colour and a name at their end. */
const MOST_NAMED = 5;

/**
 * Of many lines the ones that moved most keep colour and name, the first of them the one the title is about; the
 * rest lie in grey behind them.
 */
export function withQuietLines(lines: readonly Line[], seeks: Seeks = null): Line[] {
  if (lines.length <= MOST_NAMED) return [...lines];
  const moved = movementsOf(lines, seeks).map(({ line }) => line);
  const named = new Set([...moved, ...lines.filter((line) => !moved.includes(line))].slice(0, MOST_NAMED));
  const quiet = { fill: THEME.withheldStroke, text: THEME.quiet };
  const behind = lines
    .filter((line) => !named.has(line))
    .map((line): Line => ({ ...line, tone: quiet, quiet: true }));
  return [...behind, ...lines.filter((line) => named.has(line))];
}
