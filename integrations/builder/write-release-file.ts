import type { Value } from '../../tools/answer.ts';
import type { FamilyInfo, ReleaseManifest } from '../../tools/release-manifest.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { quoted } from './release-columns.ts';

/** The masked table of one family: withheld cells are null in its rows. */
export interface MaskedTable {
  readonly name: string;
  readonly columns: readonly { name: string; type: string; select: string }[];
  readonly rows: readonly (readonly Value[])[];
  readonly withheld: FamilyInfo['withheld'];
}

/** With the warehouse's own exclusions, which a setting replaces. */
const LEAVES_MEMORY_BEHIND = 'bitpacking,fsst,dict_fsst,zstd';

/**
 * Writes the masked tables, the manifest and the freshness table into a new file. The same content is the same bytes.
 *
 * @param path of the file, in a folder that is there
 * @param published in whole cents where `select` turns them into dollars
 */
export async function writeReleaseFile(
  path: string,
  manifest: ReleaseManifest,
  published: readonly MaskedTable[],
  threads?: number,
): Promise<void> {
  // Rows are staged in memory and land in the file once, so that it never holds a freed page with other content.
  const memory = await createDuckDbWarehouse({ path: ':memory:', ...(threads ? { threads } : {}) });
  try {
    // DuckDB's bit packing fills the place of a null with whatever lay in the builder's memory: a withheld cell
    // would carry bytes of nobody knows what. Every other way of writing fills it with a constant.
    await memory.execute(`set disabled_compression_methods = '${LEAVES_MEMORY_BEHIND}'`);
    await memory.execute(`attach '${path.replaceAll("'", "''")}' as release`);
    for (const family of published) {
      const declared = family.columns.map((column) => `${quoted(column.name)} ${column.type}`).join(', ');
      const selected = family.columns
        .map((column) => `${column.select} as ${quoted(column.name)}`)
        .join(', ');
      await memory.execute(`create table ${quoted(family.name)} (${declared})`);
      await memory.append(
        family.name,
        family.columns.map((column) => column.name),
        family.rows,
      );
      await memory.execute(
        `create table release.${quoted(family.name)} as select ${selected} from ${quoted(family.name)}; ` +
          `drop table ${quoted(family.name)}`,
      );
    }
    // A view of one constant: the last page of so long a text in a table would end in eight bytes of old memory.
    const text = JSON.stringify(manifest).replaceAll("'", "''");
    await memory.execute(`create view release.release_manifest as select '${text}' as manifest`);
    await memory.execute(
      'create table freshness (fact varchar, basis varchar, month_from varchar, month_to varchar, as_of varchar, data_through varchar)',
    );
    await memory.append(
      'freshness',
      ['fact', 'basis', 'month_from', 'month_to', 'as_of', 'data_through'],
      freshness(manifest),
    );
    await memory.execute(
      'create table release.release_freshness as select * from freshness; checkpoint release; detach release',
    );
  } finally {
    await memory.close();
  }
}

const BASIS_BY_FACT = {
  claims: 'service',
  medications: 'prescription_start',
  receivables: 'as_of',
  late: 'service',
  submissions: 'service',
  reimbursements: 'service',
  changed_reimbursements: 'service',
  decisions: 'service',
} as const;

function freshness(manifest: ReleaseManifest): Value[][] {
  const facts = [...new Set(manifest.families.map((family) => family.fact))];
  return facts.map((fact) => {
    const timed = fact !== 'receivables';
    return [
      fact,
      BASIS_BY_FACT[fact],
      timed ? manifest.dataFrom : null,
      timed ? manifest.dataThrough : null,
      manifest.asOf,
      manifest.dataThrough,
    ];
  });
}
