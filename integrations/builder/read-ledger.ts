import { type FactDefinition, supportColumns } from '../../tools/disclosure/family-definition.ts';
import type { FamilyRow, PublishedFamily } from '../../tools/disclosure/family-table.ts';
import type { Row, Warehouse } from '../../tools/ports.ts';
import type { Grain } from '../../tools/release-manifest.ts';
import type { ChainRelease } from './chain.ts';
import { type DeclaredFamily, publishedRows } from './published-rows.ts';
import { familyMeasures, isDollars, quoted } from './release-columns.ts';

/**
 * What the releases of a chain published of each family: true values, and where any of them showed one.
 *
 * @returns one entry per family that any release published, rows ordered by key
 * @throws PayerscopeError RELEASE_REFUSED where a family's dimensions changed under its name
 */
export async function readLedger(
  warehouse: Warehouse,
  releases: readonly ChainRelease[],
  families: readonly DeclaredFamily[],
): Promise<PublishedFamily[]> {
  const ledger: PublishedFamily[] = [];
  for (const family of families) {
    const published = await publishedRows(warehouse, releases, family);
    if (published === null) continue;
    const measures = familyMeasures(family.definition).filter((name) => published.columns.has(name));
    const keys = ['grain', 'period', ...family.definition.dimensions].map(quoted).join(', ');
    const numbers = measures.flatMap((measure) => numbersOf(family.fact, measure));
    const rows = await warehouse.query(
      `select ${keys}, ${numbers.join(', ')} from ${published.from} group by ${keys} order by ${keys}`,
    );
    const where = (kept: number) =>
      Object.fromEntries(
        measures.map((measure) => [
          measure,
          Uint8Array.from(rows, (row) => (row[`${measure}_shown`] === kept ? 1 : 0)),
        ]),
      );
    ledger.push({
      name: family.name,
      rows: rows.map((row) => toRow(row, family, measures)),
      shown: where(1),
      wholly: where(-1),
    });
  }
  return ledger;
}

function numbersOf(fact: FactDefinition, measure: string): string[] {
  const max = (column: string, sql: string): string =>
    `${sql.replace('?', `max(${quoted(column)})`)} as ${quoted(column)}`;
  const shown = max(`${measure}_shown`, '?');
  // Dollars in whole cents.
  const exact = isDollars(fact, measure) ? 'cast(round(? * 100) as bigint)' : '?';
  return [...[measure, ...supportColumns(fact, measure)].map((column) => max(column, exact)), shown];
}

function toRow(row: Row, { definition, fact }: DeclaredFamily, measures: readonly string[]): FamilyRow {
  const known = measures.filter((measure) => typeof row[measure] === 'number');
  return {
    grain: String(row['grain']) as Grain,
    period: String(row['period']),
    members: definition.dimensions.map((dimension) => String(row[dimension])),
    values: Object.fromEntries(known.map((measure) => [measure, Number(row[measure])])),
    support: Object.fromEntries(
      known.flatMap((name) => {
        const [first, second] = supportColumns(fact, name);
        return first === undefined || second === undefined
          ? []
          : [[name, [Number(row[first]), Number(row[second])] as const]];
      }),
    ),
  };
}
