import type { CellNode, CellSet } from './cells.ts';
import { fineness } from './periods.ts';

/**
 * Largest share of a level's cells that may be too small to show before the level is published wholly withheld.
 *
 * Beyond it nearly every line needs so many complements that what is left shows little, and shows it where nobody
 * looks; a level that shows nothing does not even tell which of its cells are empty.
 */
export const WITHDRAWAL_SHARE = 0.15;

/** A level of fewer cells is decided cell by cell: what it shows is read as a whole. */
export const WITHDRAWAL_CELLS = 40;

/**
 * Cells below this multiple of the thresholds are tight: what lies within them could hardly be taken for 11.
 *
 * Where a level is withdrawn, the next coarser one bounds it; if too many of its cells are tight, the withdrawn cells
 * within them can be narrowed down from above, so it is withdrawn too.
 */
export const TIGHT = 2;

/**
 * Step 8: the cells of levels that are published wholly withheld for a measure, because too many of them are small, or bound
 * a withdrawn level too tightly. What is finer than a withdrawn level is withdrawn with it: its sums would be that level.
 *
 * @param carried flags per cell: where the measure lives
 * @param primary flags per cell
 * @param tight flags per cell: primary if thresholds were {@link TIGHT} times as high
 * @param nodes levels to withdraw in any case
 * @param settled flags per cell: decided in an earlier release, and no more to be withdrawn; null for none. They count all
 *   the same, so that a level is judged by all that is published of it, not by the newest quarter alone
 * @param before cells withdrawn already, as those of the base are for all measures
 * @returns one flag per cell
 */
export function withdrawnCells(
  cells: CellSet,
  carried: Uint8Array,
  {
    primary,
    tight,
    nodes,
  }: { primary: Uint8Array; tight: Uint8Array; nodes?: ReadonlySet<number> | undefined },
  settled: Uint8Array | null,
  before?: Uint8Array,
): Uint8Array {
  const size = new Float64Array(cells.nodes.length);
  const small = new Float64Array(cells.nodes.length);
  const close = new Float64Array(cells.nodes.length);
  const gone = new Uint8Array(cells.nodes.length);
  cells.nodeOf.forEach((node, cell) => {
    if (!carried[cell]) return;
    size[node]!++;
    small[node]! += primary[cell]!;
    close[node]! += tight[cell]!;
    if (before?.[cell] && !settled?.[cell]) gone[node] = 1;
  });
  const tooMany = (n: number, flagged: number) =>
    size[n]! >= WITHDRAWAL_CELLS && flagged > WITHDRAWAL_SHARE * size[n]!;
  cells.nodes.forEach((_, n) => {
    if (tooMany(n, small[n]!) || nodes?.has(n)) gone[n] = 1;
  });
  for (let changed = true; changed; ) {
    changed = false;
    cells.nodes.forEach((node, n) => {
      if (gone[n] || size[n] === 0) return;
      const within = cells.nodes.some((coarse, m) => gone[m] === 1 && isFiner(node, coarse));
      const bounds = cells.nodes.some((fine, m) => gone[m] === 1 && isFiner(fine, node));
      if (!within && !(bounds && tooMany(n, close[n]!))) return;
      gone[n] = 1;
      changed = true;
    });
  }
  return Uint8Array.from(cells.nodeOf, (node, cell) =>
    carried[cell] && !settled?.[cell] && gone[node] ? 1 : 0,
  );
}

/**
 * The withdrawn cells of levels of which nothing is shown, by this release or by earlier ones: what is withheld there may be
 * nothing at all. Where anything is shown, zeros are as well, so whoever sees a mark there takes it for a number.
 *
 * @param declared flags per cell: where families publish the measure
 * @param settled cells decided by earlier releases, and of these the shown ones
 */
export function silentCells(
  cells: CellSet,
  declared: Uint8Array,
  withdrawn: Uint8Array,
  settled: Uint8Array | null,
  shown: Uint8Array | null,
): Uint8Array {
  const speaks = new Uint8Array(cells.nodes.length);
  cells.nodeOf.forEach((node, cell) => {
    const open = declared[cell] && !withdrawn[cell] && !settled?.[cell];
    if (open || shown?.[cell]) speaks[node] = 1;
  });
  return withdrawn.map((flag, cell) => flag & (1 - speaks[cells.nodeOf[cell]!]!));
}

/** Strictly finer: the finer node's cells add up to the coarser one's. */
export function isFiner(fine: CellNode, coarse: CellNode): boolean {
  return (
    fine !== coarse &&
    (fine.dimensions & coarse.dimensions) === coarse.dimensions &&
    fineness(fine.grain) >= fineness(coarse.grain)
  );
}
