import type { AttackedFact, AttackedRelease } from './attack-input.ts';
import type { Violation } from './attack-report.ts';

/** Tables the format page names beside the families, with their columns. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  release_manifest: ['manifest'],
  release_freshness: ['fact', 'basis', 'month_from', 'month_to', 'as_of', 'data_through'],
};

/** Tables and columns that no page documents: support columns must not leave the warehouse. */
export function checkTables(
  { manifest, tables }: AttackedRelease,
  facts: readonly AttackedFact[],
): Violation[] {
  const found: Violation[] = [];
  for (const [name, { columns }] of Object.entries(tables)) {
    const family = manifest.families.find((one) => one.name === name);
    const documented = family
      ? ['grain', 'period', 'month_from', 'month_to', ...family.dimensions].concat(
          family.measures.flatMap((measure) => [measure, `${measure}_withheld`]),
        )
      : OTHERS[name];
    const fact = facts.find((one) => one.name === family?.fact)?.name ?? '';
    const add = (required: string) =>
      found.push({ kind: 'format', fact, measure: '', family: name, cell: '', interval: null, required });
    if (documented === undefined) {
      add('the file holds a table that the manifest does not name');
      continue;
    }
    const extra = columns.filter((column) => !documented.includes(column));
    if (extra.length > 0) add(`the table has columns that are not documented: ${extra.join(', ')}`);
  }
  return found;
}
