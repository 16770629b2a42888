import { PayerscopeError } from '../../tools/errors.ts';
import type { Warehouse } from '../../tools/ports.ts';
import type { ChainRelease } from './chain.ts';
import { type DeclaredFamily, publishedRows } from './published-rows.ts';
import { familyMeasures, quoted } from './release-columns.ts';

/**
 * Checks that the last release of a chain shows and withholds what earlier ones showed and withheld: marks of frozen
 * cells do not move, or both releases together would give away what neither does. Snapshots are of one date each.
 *
 * @param releases oldest first, the one to check last
 * @throws PayerscopeError RELEASE_REFUSED naming the family and the measure, never a cell
 */
export async function requireKeptMarks(
  warehouse: Warehouse,
  releases: readonly ChainRelease[],
  families: readonly DeclaredFamily[],
): Promise<void> {
  for (const family of families) {
    const earlier = await publishedRows(warehouse, releases.slice(0, -1), family);
    const latest = await publishedRows(warehouse, releases.slice(-1), family);
    if (earlier === null || latest === null) continue;
    const measures = familyMeasures(family.definition).filter(
      (name) => earlier.columns.has(name) && latest.columns.has(name),
    );
    const keys = ['grain', 'period', ...family.definition.dimensions].map(quoted).join(', ');
    const marks = measures.map((name) => `max(${quoted(`${name}_shown`)}) as ${quoted(name)}`);
    const moved = measures.map(
      (name) => `count_if((latest.${quoted(name)} = 1) <> (earlier.${quoted(name)} = 1)) as ${quoted(name)}`,
    );
    const [row = {}] = await warehouse.query(
      `with earlier as (select ${keys}, ${marks.join(', ')} from ${earlier.from} group by ${keys}),
       latest as (select ${keys}, ${marks.join(', ')} from ${latest.from} group by ${keys})
       select ${moved.join(', ')} from earlier inner join latest using (${keys})`,
    );
    const name = measures.find((measure) => Number(row[measure]) > 0);
    if (name === undefined) continue;
    throw new PayerscopeError(
      'RELEASE_REFUSED',
      `${row[name]} cells of ${name} in ${family.name} are shown in one release of this chain and withheld in another; the release is not published, and this is a fault of the build to report.`,
    );
  }
}
