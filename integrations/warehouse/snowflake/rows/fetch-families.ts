import type { Value } from '../../../../tools/answer.ts';
import { supportColumns } from '../../../../tools/disclosure/family-definition.ts';
import { PayerscopeError } from '../../../../tools/errors.ts';
import type { Warehouse } from '../../../../tools/ports.ts';
import { familyMeasures, isDollars } from '../../../builder/release-columns.ts';
import type { DeclaredFamilies } from '../../../builder/row-engine.ts';

/**
 * Copies the families, which are aggregates, into the book under the same names and with the types they have when they
 * are computed there.
 *
 * @throws PayerscopeError BUILD_FAILED where all of them are empty
 */
export async function fetchFamilies(
  rows: Warehouse,
  book: Warehouse,
  { facts, definitions }: DeclaredFamilies,
): Promise<void> {
  await book.execute('create schema if not exists families');
  let came = 0;
  for (const { name, definition } of definitions) {
    const fact = facts.find((one) => one.name === definition.fact);
    if (fact === undefined) throw new Error(`${name}: its fact ${definition.fact} is not declared`);
    const columns: [name: string, type: string][] = ['grain', 'period', ...definition.dimensions].map(
      (text) => [text, 'varchar'],
    );
    for (const measure of familyMeasures(definition)) {
      const type = isDollars(fact, measure) ? 'decimal(18, 2)' : 'bigint';
      for (const column of [measure, ...supportColumns(fact, measure)]) columns.push([column, type]);
    }
    const names = columns.map(([column]) => column);
    const found = await rows.query(`select ${names.join(', ')} from families.${name}`);
    came += found.length;
    await book.execute(
      `create or replace table families."${name}" (${columns.map(([column, type]) => `"${column}" ${type}`).join(', ')})`,
    );
    await book.append(
      `families."${name}"`,
      names,
      found.map((row) => names.map((column): Value => row[column] ?? null)),
    );
  }
  // Rows were loaded, so an aggregate without one says that a model went wrong: an empty release would look whole.
  if (came === 0) {
    throw new PayerscopeError(
      'BUILD_FAILED',
      'No family came out of Snowflake with a row, so nothing is published; look at marts.released_claims there and report it.',
    );
  }
}
