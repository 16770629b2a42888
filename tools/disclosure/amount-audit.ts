import { AuditBuilder, type AuditSystem, PRICELESS } from './audit-system.ts';
import { auditsWithdrawn } from './audited-levels.ts';
import { bindIdentities } from './bind-identities.ts';
import type { CountBounds } from './limits-by-amount.ts';
import { type MaskContext, type MeasureState, peopleOf } from './mask-context.ts';
import { isDominated, isSmall, knownZeros } from './primary.ts';
import { withholdingPrice } from './publication-order.ts';
import { anyChange, dominanceTarget, PARTS, smallAmountTarget } from './targets.ts';

/**
 * Step 6: what an attacker knows of amounts bound by an identity (or of one alone), and what must stay uncertain. Amounts are
 * not negative, except where the source has reversals; zeros are known.
 *
 * @param states the dollars measures
 * @param withheld flags per measure and cell; written to when the audit withholds more
 * @param bounds what counts tell of amounts, see `boundsByCount`
 */
export function amountAudit(
  context: MaskContext,
  states: readonly MeasureState[],
  withheld: ReadonlyMap<string, Uint8Array>,
  bounds: ReadonlyMap<string, CountBounds>,
): {
  system: AuditSystem;
  columnOf: ReadonlyMap<string, Int32Array>;
  places: readonly ({ readonly measure: string; readonly cell: number } | undefined)[];
} {
  const { fact, cells } = context;
  const builder = new AuditBuilder();
  const columnOf = new Map<string, Int32Array>();
  const places: { measure: string; cell: number }[] = [];
  const audited = auditsWithdrawn(states);
  for (const { name, carried, relations, overlaps, primary, withdrawn, silent, settled } of states) {
    const values = cells.values.get(name)!;
    const zeros = knownZeros(cells, name, withdrawn, relations.sums);
    const least = values.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
    // Where there are reversals, what claims cost together says nothing of how many there are.
    const known = least === 0 ? bounds.get(name) : undefined;
    const columns = Int32Array.from(values, (value, cell) => {
      if (!carried[cell] || Number.isNaN(value) || (silent[cell] && !audited)) return -1;
      const fixed = zeros[cell] === 1 || settled?.[cell] === 1;
      const column = builder.add(value, {
        cell,
        open: withheld.get(name)![cell] === 1 && !zeros[cell],
        lower: Math.max(least, known?.lower[cell] ?? least),
        upper: known?.upper[cell] ?? Number.POSITIVE_INFINITY,
        price: fixed
          ? PRICELESS
          : primary[cell] || withdrawn[cell]
            ? 0
            : withholdingPrice(context, name, cell, false),
      });
      places[column] = { measure: name, cell };
      return column;
    });
    columnOf.set(name, columns);
    for (const { whole, sums } of [
      { whole: true, sums: relations.sums },
      { whole: false, sums: relations.remainders },
      { whole: false, sums: overlaps },
    ]) {
      for (const sum of sums) {
        const own = [...sum].map((cell) => columns[cell]!);
        if (own.includes(-1)) continue;
        const signs = own.map((_, k) => (k === 0 ? 1 : -1));
        if (whole) builder.bind(own, signs);
        else if (least === 0) builder.bound(own, signs);
      }
    }
  }
  bindIdentities(builder, fact, columnOf);
  for (const state of states) {
    protectAmounts(context, state, builder, columnOf.get(state.name)!, bounds.get(state.name));
  }
  const withhold = (system: AuditSystem, column: number) => {
    system.open[column] = 1;
    const place = places[column];
    if (place) withheld.get(place.measure)![place.cell] = 1;
  };
  const silentOf = new Map(states.map(({ name, silent }) => [name, silent]));
  const isWithdrawn = (column: number) => {
    const place = places[column];
    return place !== undefined && silentOf.get(place.measure)![place.cell] === 1;
  };
  const sums = states.flatMap(({ relations }) => [...relations.sums, ...relations.remainders]);
  return { system: builder.finish([...new Set(sums)], withhold, isWithdrawn), columnOf, places };
}

function protectAmounts(
  { fact, cells, policy }: MaskContext,
  { name, primary, small }: MeasureState,
  builder: AuditBuilder,
  columns: Int32Array,
  bounds: CountBounds | undefined,
): void {
  const values = cells.values.get(name)!;
  const [first, second] = cells.support.get(name)!;
  const claims = cells.values.get(fact.base)!;
  const people = cells.values.get(peopleOf(fact)!)!;
  columns.forEach((column, cell) => {
    const amount = values[cell]!;
    if (column < 0 || !primary[cell] || amount === 0) return;
    const few = isSmall(claims[cell]!, policy.minimumCount)
      ? claims[cell]!
      : isSmall(people[cell]!, policy.minimumPeople)
        ? people[cell]!
        : 0;
    const reach = bounds?.reach[cell] ?? 0;
    if (reach > 0) builder.protect({ column, reach, fall: Number.POSITIVE_INFINITY, width: 0 });
    if (few > 0) builder.protect(smallAmountTarget(column, amount, few, policy.minimumCount));
    if (isDominated(amount, first[cell]!, second[cell]!, policy)) {
      builder.protect(dominanceTarget(column, amount, first[cell]!, second[cell]!));
    }
  });
  for (const group of small) {
    const own = group.map((cell) => columns[cell]!);
    if (own.includes(-1)) continue;
    const sum = builder.define(
      own,
      own.map(() => 1),
      Number.NEGATIVE_INFINITY,
    );
    builder.protect(anyChange(sum, Math.ceil(Math.abs(builder.truthOf(sum)) / PARTS)));
  }
}
