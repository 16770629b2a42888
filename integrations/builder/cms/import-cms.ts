import type { Progress, Warehouse } from '../../../tools/ports.ts';
import { checkRows } from '../import/check-rows.ts';
import type { FileLog, ImportLog } from '../import/import-log.ts';
import { refuseMostlyRejected } from '../import/refuse-mostly-rejected.ts';
import { sourceInvalid } from '../import/source-invalid.ts';
import { stageFile } from '../import/stage-file.ts';
import { storeImportLog } from '../import/store-import-log.ts';
import type { SourceTable } from '../import/synthea-files.ts';
import { cmsChecks } from './cms-checks.ts';
import { CMS_FIELDS, type CmsFieldType, type CmsKind } from './cms-fields.ts';
import { type CmsFile, findCmsFiles } from './find-cms-files.ts';
import { readField, whyUnreadable } from './read-cms-field.ts';

/** What the rows of each kind of file become. */
const TABLES: Readonly<Record<CmsKind, string>> = {
  beneficiary: 'raw.cms_beneficiaries',
  inpatient: 'raw.cms_claims',
  outpatient: 'raw.cms_claims',
  provider: 'raw.cms_providers',
};

const SQL_TYPES: Readonly<Record<CmsFieldType, string>> = {
  text: 'varchar',
  date: 'date',
  money: 'decimal(18, 2)',
  number: 'integer',
  flag: 'integer',
};

/** Every id of these files is read as text by somebody. */
const LINKS = 'texts';

const WRITTEN = 'raw.cms_written';
const TYPED = 'raw.cms_typed';

/**
 * Imports the CMS files of a directory into the schema `raw`: typed, needed columns only, of every vintage in the same
 * tables, each row with the order of its file and its place in it. Rows that repeat a claim are kept: the models take
 * the one that holds.
 *
 * @throws PayerscopeError SOURCE_INVALID in one sentence for files or columns that are missing, empty, truncated or
 *   wrongly encoded, or a file of which more than a fifth of the rows are rejected
 */
export async function importCms(options: {
  readonly warehouse: Warehouse;
  readonly directory: string;
  readonly progress: Progress;
}): Promise<ImportLog> {
  const { warehouse, directory, progress } = options;
  const files = findCmsFiles(directory, progress);
  await warehouse.execute('create schema if not exists raw');
  await createTables(warehouse);
  const logs: FileLog[] = [];
  for (const [order, file] of files.entries()) {
    progress.step('import', file.file.name);
    logs.push(await importFile(warehouse, file, order));
  }
  await warehouse.append(
    'raw.cms_files',
    ['file_order', 'file', 'kind'],
    files.map(({ file, kind }, order) => [order, file.name, kind]),
  );
  const log = { files: logs };
  await storeImportLog(warehouse, log);
  return log;
}

/** Empty tables with every field of the kinds that go into them, and where a row came from. */
async function createTables(warehouse: Warehouse): Promise<void> {
  for (const table of new Set(Object.values(TABLES))) {
    const fields = fieldsOf(table);
    const columns = [...fields].map(([name, type]) => `${name} ${SQL_TYPES[type]}`);
    await warehouse.execute(
      `create table ${table} (claim_type varchar, ${columns.join(', ')}, file_order integer, file_row bigint)`,
    );
  }
  await warehouse.execute('create table raw.cms_files (file_order integer, file varchar, kind varchar)');
}

const fieldsOf = (table: string): ReadonlyMap<string, CmsFieldType> =>
  new Map(
    Object.entries(CMS_FIELDS)
      .filter(([kind]) => TABLES[kind as CmsKind] === table)
      .flatMap(([, fields]) => fields.map(({ name, type }) => [name, type] as const)),
  );

async function importFile(warehouse: Warehouse, source: CmsFile, order: number): Promise<FileLog> {
  const { kind, file, columns } = source;
  await warehouse.execute(`drop table if exists ${WRITTEN}; drop table if exists ${TYPED}`);
  const written: SourceTable = {
    table: kind,
    columns: [...columns.values()].map((name) => ({ name, kind: 'text' })),
  };
  const { rows, rejected, lines } = await stageFile(warehouse, written, file, WRITTEN, LINKS);
  const read = rows + lines.length;
  if (read === 0) {
    throw sourceInvalid(`The source file ${file.name} has a header but no rows; export it again.`);
  }
  refuseMostlyRejected(file.name, read, rejected);
  const typed = [...columns].map(([field, column]) => `${readField(field, column)} as "${column}"`);
  await warehouse.execute(
    `create table ${TYPED} as select ${typed.join(', ')}, ${whyUnreadable(columns)} as unreadable from ${WRITTEN}`,
  );
  const removed = await checkRows(warehouse, cmsChecks(source), {
    file,
    table: TYPED,
    links: LINKS,
    rejectedLines: lines,
    parentTable: PEOPLE,
  });
  const all = [...rejected, ...removed];
  refuseMostlyRejected(file.name, read, all);

  const nulls = [...columns.values()].map((column) => `count(*) - count("${column}") as "${column}"`);
  const [empty = {}] = await warehouse.query(`select ${nulls.join(', ')} from ${TYPED}`);
  await keepRows(warehouse, source, order);
  return {
    file: file.name,
    read,
    loaded: read - all.reduce((sum, one) => sum + one.rows, 0),
    rejected: all,
    nulls: [...columns.values()].flatMap((column) =>
      Number(empty[column]) > 0 ? [{ column, rows: Number(empty[column]) }] : [],
    ),
  };
}

/** Beneficiaries are imported first: whoever is none of them has no claim. */
const PEOPLE = `(select person_id as id from ${TABLES.beneficiary})`;

async function keepRows(
  warehouse: Warehouse,
  { kind, file, columns }: CmsFile,
  order: number,
): Promise<void> {
  const named = new Map([...columns].map(([field, column]) => [field.name, `"${column}"`]));
  const value = (name: string): string => {
    const column = named.get(name);
    if (name === 'from_date') return `coalesce(${column}, ${named.get('admission_date') ?? 'null'})`;
    // The summaries of DE-SynPUF name their year in the file's name only.
    if (name === 'summary_year') return column ?? yearIn(file.name) ?? 'null';
    if (name === 'state_code') return column === undefined ? 'null' : `lpad(${column}, 2, '0')`;
    return column ?? 'null';
  };
  const fields = CMS_FIELDS[kind].map(({ name }) => name);
  const type = kind === 'inpatient' ? `'Inpatient'` : kind === 'outpatient' ? `'Outpatient'` : 'null';
  await warehouse.execute(
    `insert into ${TABLES[kind]} (claim_type, ${fields.join(', ')}, file_order, file_row)
     select ${type}, ${fields.map(value).join(', ')}, ${order}, rowid from ${TYPED};
     drop table ${WRITTEN}; drop table ${TYPED}`,
  );
}

/** The only year in a file's name. */
function yearIn(name: string): string | undefined {
  const years = name.match(/(?<!\d)(19|20)\d{2}(?!\d)/g) ?? [];
  return years.length === 1 ? years[0] : undefined;
}
