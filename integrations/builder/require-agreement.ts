import { PayerscopeError } from '../../tools/errors.ts';
import type { Warehouse } from '../../tools/ports.ts';
import type { ChainRelease } from './chain.ts';
import { type DeclaredFamily, publishedRows } from './published-rows.ts';
import { familyMeasures, quoted } from './release-columns.ts';

/**
 * Checks that all releases of a chain agree about every cell they share: what is frozen is recomputed to exactly
 * the same value.
 *
 * @throws PayerscopeError RELEASE_REFUSED naming the family and the measure, never a value
 */
export async function requireAgreement(
  warehouse: Warehouse,
  releases: readonly ChainRelease[],
  families: readonly DeclaredFamily[],
): Promise<void> {
  for (const family of families) {
    const published = await publishedRows(warehouse, releases, family);
    if (published === null || releases.length < 2) continue;
    const measures = familyMeasures(family.definition).filter((name) => published.columns.has(name));
    const keys = ['grain', 'period', ...family.definition.dimensions].map(quoted).join(', ');
    const differ = measures.map((name) => `min(${quoted(name)}) <> max(${quoted(name)}) as ${quoted(name)}`);
    const counted = measures.map((name) => `count_if(${quoted(name)}) as ${quoted(name)}`);
    const [row = {}] = await warehouse.query(
      `select ${counted.join(', ')} from (select ${differ.join(', ')} from ${published.from} group by ${keys}) as cells`,
    );
    const restated = measures.find((name) => Number(row[name]) > 0);
    if (restated === undefined) continue;
    throw new PayerscopeError(
      'RELEASE_REFUSED',
      `${row[restated]} cells of ${restated} in ${family.name} differ from what an earlier release published of them; the release is not published, and this is a fault of the build to report.`,
    );
  }
}
