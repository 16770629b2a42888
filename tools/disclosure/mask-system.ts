import { PayerscopeError } from '../errors.ts';
import type { CellSet } from './cells.ts';
import type { MaskSystem } from './complement.ts';
import type { MaskContext, MeasureState } from './mask-context.ts';
import { isSmall, knownZeros } from './primary.ts';
import { publicationOrder, rankMeasures } from './publication-order.ts';

/**
 * Assembles the linked numbers of measures that are masked together. The number of measure k at a cell is column
 * k · cells + cell.
 *
 * @throws PayerscopeError RELEASE_REFUSED where an identity does not hold in the true values
 */
export function buildSystem(context: MaskContext, states: readonly MeasureState[]): MaskSystem {
  const { fact, cells, tiers, tie, policy } = context;
  const n = cells.keys.length;
  const size = n * states.length;
  const known = new Uint8Array(size).fill(1);
  const reserve = new Uint8Array(size);
  const primary = new Uint8Array(size);
  const forced = new Uint8Array(size);
  const sums: Int32Array[] = [];
  const guarded: number[][] = [];

  states.forEach((state, k) => {
    const offset = k * n;
    const zeros = knownZeros(cells, state.name, state.withdrawn, state.relations.sums);
    for (let cell = 0; cell < n; cell++) {
      if (!state.carried[cell]) continue;
      const before = state.shown?.[cell] === 1;
      const shown = before || (state.finished && !state.forced[cell]);
      known[offset + cell] = zeros[cell] || shown ? 1 : 0;
      reserve[offset + cell] = !zeros[cell] && shown && !before ? 1 : 0;
      primary[offset + cell] = state.primary[cell]!;
      forced[offset + cell] = state.forced[cell]!;
    }
    for (const sum of state.relations.sums) sums.push(offset === 0 ? sum : sum.map((cell) => cell + offset));
    for (const group of state.small) {
      guarded.push(group.map((cell) => cell + offset));
    }
    for (const remainder of state.relations.remainders) {
      // Nothing in the unpublished periods: the published ones add up to the parent.
      if (remainderOf(cells, fact.base, remainder) === 0) {
        sums.push(remainder.map((cell) => cell + offset));
      } else if (remainderOf(cells, state.name, remainder) !== 0) {
        guarded.push([...remainder].map((cell, i) => (i === 0 ? cell + offset : ~(cell + offset))));
      }
    }
  });

  const at = new Map(states.map((state, k) => [state.name, k]));
  for (const { total, parts } of fact.identities) {
    const ks = [total, ...parts].map((name) => at.get(name));
    if (ks.includes(undefined)) continue;
    for (let cell = 0; cell < n; cell++) {
      if (!ks.every((k) => states[k!]!.carried[cell])) continue;
      sums.push(Int32Array.from(ks, (k) => k! * n + cell));
      const values = parts.map((name) => cells.values.get(name)![cell]!);
      const rest = cells.values.get(total)![cell]! - values.reduce((a, b) => a + b, 0);
      if (rest !== 0 && !Number.isNaN(rest)) {
        throw new PayerscopeError(
          'RELEASE_REFUSED',
          `${total} of ${cells.periods[cell]} is not the sum of ${parts.join(', ')}: the release is not published.`,
        );
      }
      const small = parts.filter((name, p) => states[at.get(name)!]!.primary[cell] && values[p] !== 0);
      const sum = small.reduce((a, name) => a + cells.values.get(name)![cell]!, 0);
      const counts = parts.every((name) => fact.measures[name]!.kind === 'count');
      if (small.length > 1 && counts && isSmall(sum, policy.minimumCount)) {
        guarded.push(small.map((name) => at.get(name)! * n + cell));
      }
    }
  }

  const totals = fact.identities.map((identity) => identity.total);
  const ranks = rankMeasures(
    states.map((state) => state.name),
    totals,
  );
  const rank = states.map((state) => ranks.get(state.name)!);
  const amounts = states.map((state) => cells.values.get(state.name)!);
  const tier = new Uint8Array(size);
  const open: number[] = [];
  for (let c = 0; c < size; c++) {
    tier[c] = tiers[c % n]!;
    if (reserve[c] || (!known[c] && !primary[c] && !forced[c])) open.push(c);
  }
  let order: Uint32Array | undefined;
  const ordered = () =>
    publicationOrder(size, open, {
      tier: tiers,
      rank: (c) => rank[Math.floor(c / n)]!,
      amount: (c) => amounts[Math.floor(c / n)]![c % n]!,
      cells: n,
      tie,
    });
  const subject = states.map((state) => state.name).join(', ');
  return {
    subject,
    columns: size,
    sums,
    known,
    reserve,
    primary,
    forced,
    guarded,
    tier,
    // Only where something is exposed does it matter what is withheld first.
    get order() {
      order ??= ordered();
      return order;
    },
  };
}

function remainderOf(cells: CellSet, measure: string, remainder: Int32Array): number {
  const values = cells.values.get(measure)!;
  return remainder.reduce((rest, cell, i) => (i === 0 ? values[cell]! : rest - values[cell]!), 0);
}
