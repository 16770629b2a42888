/** What one needed column holds; it decides the SQL type and what makes a row unusable. */
export type ColumnKind = 'id' | 'text' | 'timestamp' | 'date' | 'money' | 'count';

export interface SourceColumn {
  /** Lower case, as in the warehouse; headers match in any case and order. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** A row without it is rejected. */
  readonly required?: true;
  /** A file without the column is imported all the same: every value is empty. */
  readonly optional?: true;
  /** Long values of which hardly any repeats: looking for repetitions to save is a fifth of an import. */
  readonly scattered?: true;
  /** An id that only tells which rows belong together: nobody reads it, so that a number of it is enough. */
  readonly link?: true;
}

/** How a build keeps the ids that only link rows: as numbers of 64 bits, or as they are, for an engine that takes them over. */
export type Links = 'numbers' | 'texts';

/** A rule on one row; rows where the condition holds are rejected. */
export interface RowRule {
  readonly reason: string;
  /** SQL over the columns of the file. */
  readonly condition: string;
}

/** One needed file of a Synthea export and the columns somebody downstream needs; the others are never stored. */
export interface SourceTable {
  readonly table: string;
  readonly columns: readonly SourceColumn[];
  /** Column that must not repeat; the first row is kept. */
  readonly key?: string;
  readonly rules?: readonly RowRule[];
  /** Rows whose column matches no id of the parent, which keeps it as text, are rejected. */
  readonly parent?: { readonly column: string; readonly table: string; readonly reason: string };
  /** An export of healthy people has no medications; every other file must have rows. */
  readonly mayBeEmpty?: true;
}

const id = (name: string): SourceColumn => ({ name, kind: 'id' });
const key = (name: string): SourceColumn => ({ name, kind: 'id', required: true });
const scattered = (column: SourceColumn): SourceColumn => ({ ...column, scattered: true });
const link = (column: SourceColumn): SourceColumn => ({ ...column, scattered: true, link: true });
const text = (name: string): SourceColumn => ({ name, kind: 'text' });
const money = (name: string): SourceColumn => ({ name, kind: 'money' });

/**
 * In import order: a parent before the files that point to it. Both vintages of headers have these columns.
 * Of patients only the dates a model reads are taken: no name, address or number enters the warehouse.
 * A transaction's TODATE is an order's end, may precede its start by years, and is never read.
 */
export const SYNTHEA_TABLES: readonly SourceTable[] = [
  {
    table: 'patients',
    key: 'id',
    columns: [key('id'), { name: 'birthdate', kind: 'date' }, { name: 'deathdate', kind: 'date' }],
  },
  { table: 'payers', key: 'id', columns: [key('id'), { ...text('name'), required: true }] },
  { table: 'organizations', key: 'id', columns: [key('id'), { ...text('name'), required: true }] },
  {
    table: 'providers',
    key: 'id',
    columns: [key('id'), id('organization'), text('name'), text('speciality')],
  },
  {
    table: 'encounters',
    key: 'id',
    columns: [link(key('id')), id('organization'), text('encounterclass')],
  },
  {
    table: 'claims',
    key: 'id',
    columns: [
      scattered(key('id')),
      key('patientid'),
      id('providerid'),
      id('primarypatientinsuranceid'),
      link(id('appointmentid')),
      { name: 'servicedate', kind: 'timestamp', required: true },
      { ...text('diagnosis1'), optional: true },
    ],
    parent: { column: 'patientid', table: 'patients', reason: 'no such patient' },
  },
  {
    table: 'claims_transactions',
    key: 'id',
    columns: [
      link(key('id')),
      link(key('claimid')),
      { ...text('type'), required: true },
      money('amount'),
      text('method'),
      { name: 'fromdate', kind: 'timestamp', required: true },
      money('payments'),
      money('adjustments'),
      money('outstanding'),
    ],
    rules: [
      { reason: 'missing amount', condition: `type = 'CHARGE' and amount is null` },
      { reason: 'missing payments', condition: `type = 'PAYMENT' and payments is null` },
      { reason: 'negative amount', condition: `type = 'CHARGE' and amount < 0` },
      { reason: 'negative payments', condition: `type = 'PAYMENT' and payments < 0` },
    ],
    parent: { column: 'claimid', table: 'claims', reason: 'no such claim' },
  },
  {
    table: 'medications',
    mayBeEmpty: true,
    columns: [
      { name: 'start', kind: 'timestamp', required: true },
      key('patient'),
      id('payer'),
      text('description'),
      money('payer_coverage'),
      { name: 'dispenses', kind: 'count' },
      { ...money('totalcost'), required: true },
    ],
    rules: [
      { reason: 'negative totalcost', condition: 'totalcost < 0' },
      { reason: 'negative payer_coverage', condition: 'payer_coverage < 0' },
      { reason: 'negative dispenses', condition: 'dispenses < 0' },
    ],
    parent: { column: 'patient', table: 'patients', reason: 'no such patient' },
  },
];

/** DuckDB type of each kind; money is exact to the cent. */
export const SQL_TYPE: Readonly<Record<ColumnKind, string>> = {
  id: 'VARCHAR',
  text: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  money: 'DECIMAL(18,2)',
  count: 'BIGINT',
};

/** Whether a column holds numbers made of the file's ids. */
export const isNumbered = ({ link }: SourceColumn, links: Links): boolean =>
  link === true && links === 'numbers';

/** DuckDB type a column is kept as. */
export const storedType = (column: SourceColumn, links: Links): string =>
  isNumbered(column, links) ? 'UBIGINT' : SQL_TYPE[column.kind];

/**
 * The number kept of an id: what the models' macro `key_of` makes of the same id where it stands as text. Two ids of ten million
 * share one once in 370,000 sources.
 */
export const numberOf = (id: string): string => `case when ${id} is not null then hash(${id}) end`;
