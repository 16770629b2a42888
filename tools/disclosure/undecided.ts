import type { PreparedMeasure } from './eliminate.ts';

/** Measures as they live at cells that no earlier release has decided about: only of these can more be withheld. */
export function undecided(
  prepared: ReadonlyMap<string, PreparedMeasure>,
): ReadonlyMap<string, PreparedMeasure> {
  return new Map(
    [...prepared].map(([name, measure]) => {
      const { carried, settled } = measure;
      if (!settled) return [name, measure];
      return [name, { ...measure, carried: carried.map((flag, cell) => (settled[cell] ? 0 : flag)) }];
    }),
  );
}
