import type { ReleaseManifest } from '../../../../tools/release-manifest.ts';
import { RELEASE_SCHEMA, releaseSchema } from '../release-names.ts';
import type { PublishedTable } from './published-tables.ts';

/** Names of the project's own YAML; anything else never becomes part of a statement. */
function plain(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new RangeError('a published name is of small letters, digits and _');
  return name;
}

/** A column of the payload, which is all text, as the release file has it. */
function typed(position: number, type: string): string {
  const value = `c${position}`;
  if (type === 'VARCHAR') return value;
  if (type === 'BOOLEAN') return `${value} = '1'`;
  if (type === 'BIGINT') return `cast(${value} as number(38, 0))`;
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (width === undefined) throw new RangeError(`a release holds no column of type ${type}`);
  return `cast(${value} as number(${width}, ${scale}))`;
}

/** Makes one table of a release, filled, from the payload beside it. */
export function createTable(schema: string, { name, columns }: PublishedTable): string {
  const selected = columns.map(
    (column, index) => `${typed(index + 1, column.type)} as ${plain(column.name)}`,
  );
  return (
    `create or replace table ${schema}.${plain(name)} as select ${selected.join(', ')}` +
    ` from ${schema}.payload where family = '${name}' order by row_number`
  );
}

/** Whether two releases publish a family with the same columns. */
function sameColumns(name: string, one: ReleaseManifest, other: ReleaseManifest): boolean {
  const shapeOf = ({ families }: ReleaseManifest) => {
    const family = families.find((candidate) => candidate.name === name);
    return family && JSON.stringify([family.dimensions, family.measures]);
  };
  return shapeOf(one) !== undefined && shapeOf(one) === shapeOf(other);
}

/**
 * The view that shows a table of whichever release is in force: of the one that is now and of the one that will be, each
 * while the pointer says so. Views are made while the old release is still in force, and all of them change at once when
 * the pointer does.
 *
 * @param before what is in force now, where there is anything
 */
export function createView(
  database: string,
  { name, columns }: PublishedTable,
  manifest: ReleaseManifest,
  before: ReleaseManifest | null,
): string {
  const schema = `${database}.${RELEASE_SCHEMA}`;
  const names = columns.map((column) => plain(column.name)).join(', ');
  const of = ({ id }: ReleaseManifest) =>
    `select ${names} from ${database}.${releaseSchema(id)}.${plain(name)}` +
    ` where (select release_id from ${schema}.in_force) = '${id}'`;
  const shared = before !== null && before.id !== manifest.id;
  const keeps = shared && (name.startsWith('release_') || sameColumns(name, manifest, before));
  const parts = keeps ? [of(manifest), of(before)] : [of(manifest)];
  return `create or replace view ${schema}.${name} as ${parts.join(' union all ')}`;
}

/** What is there before the first release: the list of releases, and the one row that says which is in force. */
export function createRegistry(database: string): string[] {
  const schema = `${database}.${RELEASE_SCHEMA}`;
  return [
    `create schema if not exists ${schema}`,
    `create table if not exists ${schema}.releases (release_id varchar, as_of varchar, manifest varchar)`,
    `create table if not exists ${schema}.in_force (release_id varchar)`,
    `insert into ${schema}.in_force select null where not exists (select 1 from ${schema}.in_force)`,
  ];
}
