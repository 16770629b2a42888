import type { Row } from '../../../../tools/ports.ts';
import { ALL, type FamilyInfo, type ReleaseManifest } from '../../../../tools/release-manifest.ts';
import type { Check } from '../../../application.ts';
import { type PublishedRows, releaseIdOf } from '../../../builder/release-id.ts';
import { releaseSchema } from '../release-names.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { type Ask, failingClosed } from './examine-agent-role.ts';

const GRAINS = ['month', 'quarter', 'year', 'all'];

/** The order a release's rows are written and hashed in: grain, period, members as they are shown, margins last. */
function inOrder(rows: readonly Row[], family: FamilyInfo, manifest: ReleaseManifest): Row[] {
  const ranks = family.dimensions.map(
    (name) =>
      [name, new Map([...(manifest.members[name] ?? []), ALL].map((member, at) => [member, at]))] as const,
  );
  const rankOf = (row: Row): (string | number)[] => [
    GRAINS.indexOf(String(row['grain'])),
    String(row['period']),
    ...ranks.map(([name, order]) => order.get(String(row[name])) ?? -1),
  ];
  return rows
    .map((row) => ({ row, rank: rankOf(row) }))
    .sort((a, b) => {
      const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
      return at < 0 ? 0 : a.rank[at]! < b.rank[at]! ? -1 : 1;
    })
    .map(({ row }) => row);
}

/**
 * Whether the tables in Snowflake hold what was published: the id that their rows have is the id they are published
 * under.
 */
export function examinePublishedRows(
  ask: Ask,
  manifest: ReleaseManifest,
  settings: SnowflakeSettings,
): Promise<Check> {
  const { releaseDatabase } = settings;
  return failingClosed('Published rows in Snowflake', settings, async () => {
    const schema = releaseSchema(manifest.id);
    const described = await ask(
      `select table_name, column_name, numeric_scale from ${releaseDatabase}.information_schema.columns where table_schema = '${schema}' order by table_name, ordinal_position`,
    );
    const families: PublishedRows[] = [];
    for (const family of manifest.families) {
      const own = described.filter((row) => String(row['table_name']).toLowerCase() === family.name);
      const columns = own.map((row) => String(row['column_name']).toLowerCase());
      const dollars = new Set(
        own.flatMap((row) =>
          Number(row['numeric_scale']) === 2 ? [String(row['column_name']).toLowerCase()] : [],
        ),
      );
      const rows = inOrder(
        await ask(`select * from ${releaseDatabase}.${schema}.${family.name}`),
        family,
        manifest,
      );
      families.push({
        name: family.name,
        columns,
        rows: rows.map((row) =>
          columns.map((column) => {
            const value = row[column] ?? null;
            return dollars.has(column) && typeof value === 'number' ? Math.round(value * 100) : value;
          }),
        ),
      });
    }
    const ok = releaseIdOf(manifest.asOf, families) === manifest.id;
    return {
      ok,
      detail: ok
        ? 'as they were published'
        : `not those of ${manifest.id}: somebody changed them; publish it again`,
    };
  });
}
