import type { AuditBuilder } from './audit-system.ts';
import { type MaskContext, type MeasureState, peopleOf } from './mask-context.ts';
import { protectCount } from './targets.ts';

/**
 * Adds the people of a fact to its audit. People do not add up, but they are bound: where there are claims there is
 * somebody, there are no more people than claims, a part has no more than the whole, and the whole no more than
 * its parts together (distinct-patient arithmetic).
 *
 * @param base the base count; people are withheld exactly where it is
 * @param withheld its flags per cell
 * @returns the people's measure and its column per cell
 */
export function bindPeople(
  { fact, cells, policy }: MaskContext,
  base: MeasureState,
  builder: AuditBuilder,
  columnOf: ReadonlyMap<string, Int32Array>,
  withheld: Uint8Array,
  places: ({ measure: string; cell: number } | undefined)[],
): { name: string; columns: Int32Array } {
  const name = peopleOf(fact)!;
  const heads = cells.values.get(name)!;
  const claims = columnOf.get(base.name)!;
  const columns = Int32Array.from(heads, (count, cell) => {
    if (claims[cell]! < 0 || Number.isNaN(count)) return -1;
    const lower = base.silent[cell] ? 0 : Math.min(1, count);
    const column = builder.add(count, {
      cell,
      open: withheld[cell] === 1 && (count > 0 || base.withdrawn[cell] === 1),
      lower,
      // People are withheld by withholding their claims.
      price: builder.priceOf(claims[cell]!),
    });
    places[column] = { measure: name, cell };
    builder.bound([claims[cell]!, column], [1, -1]);
    if (!base.silent[cell]) protectCount(builder, column, policy.minimumPeople);
    return column;
  });
  const link = (parent: number, children: readonly number[], whole: boolean) => {
    if (parent < 0 || children.includes(-1)) return;
    for (const child of children) builder.bound([parent, child], [1, -1]);
    if (whole) builder.bound([...children, parent], [...children.map(() => 1), -1]);
  };
  for (const [parent, ...children] of base.relations.sums) {
    link(
      columns[parent!]!,
      children.map((cell) => columns[cell]!),
      true,
    );
  }
  for (const [parent, ...children] of base.relations.remainders) {
    link(
      columns[parent!]!,
      children.map((cell) => columns[cell]!),
      false,
    );
  }
  for (const [longer, shorter] of base.overlaps) link(columns[longer!]!, [columns[shorter!]!], false);
  return { name, columns };
}
