import type { Value } from '../../tools/answer.ts';
import { supportColumns } from '../../tools/disclosure/family-definition.ts';
import type { Warehouse } from '../../tools/ports.ts';
import type { FamilyToPublish } from './publish-release.ts';
import { familyMeasures, isDollars, quoted } from './release-columns.ts';

/** Warehouse schema that keeps the unmasked families of one release (builder only). */
export function truthSchema(releaseId: string): string {
  return `truth_${releaseId.replaceAll('-', '_')}`;
}

/**
 * Keeps the dense, unmasked families of a release in the warehouse, so that an attacker can be judged and later
 * releases agree with it. Same keys and row order as the release; dollars as DECIMAL(18,2); `<measure>_shown`
 * is 1 where the release shows the value, 0 where it withholds it, −1 where it withholds the whole level.
 */
export async function keepTruth(
  warehouse: Warehouse,
  releaseId: string,
  families: readonly FamilyToPublish[],
): Promise<void> {
  const schema = truthSchema(releaseId);
  await warehouse.execute(`drop schema if exists ${schema} cascade; create schema ${schema}`);
  for (const { table, fact, masked } of families) {
    const { dimensions } = table.definition;
    const measures = familyMeasures(table.definition);
    const numbers = measures.flatMap((measure) => [
      measure,
      ...supportColumns(fact, measure),
      `${measure}_shown`,
    ]);
    const texts = ['grain', 'period', ...dimensions];
    const rows = table.rows.map((row, index): Value[] => [
      row.grain,
      row.period,
      ...row.members,
      ...measures.flatMap((measure): Value[] => {
        const value = row.values[measure] ?? null;
        const [first, second] = row.support[measure] ?? [null, null];
        const withheld = masked.wholly[measure]?.[index] === 1 ? -1 : 0;
        const shown = value !== null && masked.withheld[measure]?.[index] === 0 ? 1 : withheld;
        const support = supportColumns(fact, measure).length > 0 ? [first, second] : [];
        return [value, ...support, shown];
      }),
    ]);
    const staged = `${schema}.staged`;
    const columns = [
      ...texts.map((name) => `${quoted(name)} varchar`),
      ...numbers.map((name) => `${quoted(name)} ${name.endsWith('_shown') ? 'tinyint' : 'bigint'}`),
    ];
    await warehouse.execute(`create table ${staged} (${columns.join(', ')})`);
    await warehouse.append(staged, [...texts, ...numbers], rows);
    const selected = [
      ...texts.map(quoted),
      ...numbers.map((name) =>
        isDollars(fact, name.replace(/_top[12]$/, ''))
          ? `cast(${quoted(name)} * 0.01 as decimal(18, 2)) as ${quoted(name)}`
          : quoted(name),
      ),
    ];
    await warehouse.execute(
      `create table ${schema}.${quoted(table.name)} as select ${selected.join(', ')} from ${staged}; drop table ${staged}`,
    );
  }
}

/** Forgets a release that was masked anew before anyone saw it. */
export async function forgetTruth(warehouse: Warehouse, releaseId: string): Promise<void> {
  await warehouse.execute(`drop schema if exists ${truthSchema(releaseId)} cascade`);
}
