import type { Value } from '../../tools/answer.ts';
import type { FactDefinition } from '../../tools/disclosure/family-definition.ts';
import type { FamilyTable } from '../../tools/disclosure/family-table.ts';
import type { Warehouse } from '../../tools/ports.ts';
import { familyMeasures, isDollars, quoted } from './release-columns.ts';

/** Warehouse schema that keeps the unmasked families of one release (builder only). */
export function truthSchema(releaseId: string): string {
  return `truth_${releaseId.replaceAll('-', '_')}`;
}

/**
 * Keeps the dense, unmasked families of a release in the warehouse, so that an attacker can be judged and a
 * later release can be compared. Same keys and row order as the release; dollars as DECIMAL(18,2).
 */
export async function keepTruth(
  warehouse: Warehouse,
  releaseId: string,
  families: readonly { table: FamilyTable; fact: FactDefinition }[],
): Promise<void> {
  const schema = truthSchema(releaseId);
  await warehouse.execute(`drop schema if exists ${schema} cascade; create schema ${schema}`);
  for (const { table, fact } of families) {
    const { dimensions } = table.definition;
    const measures = familyMeasures(table.definition);
    const numbers = measures.flatMap((measure) =>
      isDollars(fact, measure) ? [measure, `${measure}_top1`, `${measure}_top2`] : [measure],
    );
    const texts = ['grain', 'period', ...dimensions];
    const rows = table.rows.map((row): Value[] => [
      row.grain,
      row.period,
      ...row.members,
      ...measures.flatMap((measure): Value[] => {
        const value = row.values[measure] ?? null;
        const [first, second] = row.topTwo[measure] ?? [null, null];
        return isDollars(fact, measure) ? [value, first, second] : [value];
      }),
    ]);
    const staged = `${schema}.staged`;
    const columns = [
      ...texts.map((name) => `${quoted(name)} varchar`),
      ...numbers.map((name) => `${quoted(name)} bigint`),
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
