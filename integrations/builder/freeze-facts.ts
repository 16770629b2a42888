import type { Warehouse } from '../../tools/ports.ts';
import type { Chain } from './chain.ts';

/** What is kept of a release's rows, so that later ones agree with it. */
export interface FreezePlan {
  /**
   * What each frozen table keeps of the mart that families read, and the mart's month: `service_month` or, faster,
   * `month_number` of the calendar. Columns go by name.
   */
  readonly facts: readonly {
    readonly table: string;
    readonly mart: string;
    readonly month: 'service_month' | 'month_number';
  }[];
  /** Members shown by name, chosen once per chain: SQL of id and label in a model. */
  readonly tracked: readonly {
    readonly dimension: string;
    readonly id: string;
    readonly member: string;
    readonly model: string;
  }[];
  readonly labels: readonly {
    readonly dimension: string;
    readonly id: string;
    readonly label: string;
    readonly model: string;
  }[];
  /** What arrived late, kept with every release: a frozen table and the mart of what this release shows first. */
  readonly arrivals: readonly { readonly table: string; readonly mart: string }[];
  /** Whether a snapshot of receivables is published too. */
  readonly hasReceivables: boolean;
}

const tracked = (dimension: string, model: string, id = 'null', member = dimension) => ({
  ...{ dimension, id, member, model },
});

export const SYNTHEA_FREEZE: FreezePlan = {
  facts: [
    { table: 'claims', mart: 'released_claims', month: 'month_number' },
    { table: 'medications', mart: 'released_medications', month: 'month_number' },
  ],
  tracked: [
    tracked('organization', 'int_tracked_organizations'),
    tracked('medication', 'int_tracked_medications'),
    tracked('provider', 'int_tracked_providers', 'provider_id'),
  ],
  labels: [
    { dimension: 'payer', id: 'payer_id', label: 'payer', model: 'int_payers_labelled' },
    {
      dimension: 'organization',
      id: 'organization_id',
      label: 'organization',
      model: 'int_organizations_labelled',
    },
  ],
  arrivals: [{ table: 'late', mart: 'fct_late' }],
  hasReceivables: true,
};

export const BILLING_FREEZE: FreezePlan = {
  facts: [{ table: 'submissions', mart: 'released_submissions', month: 'service_month' }],
  tracked: ['payer', 'location', 'procedure_group', 'diagnosis_group', 'provider'].map((dimension) =>
    tracked(dimension, `int_tracked_submissions where dimension = '${dimension}'`, 'null', 'member'),
  ),
  labels: [],
  arrivals: [{ table: 'decisions', mart: 'fct_decisions' }],
  hasReceivables: false,
};

export const CMS_FREEZE: FreezePlan = {
  facts: [{ table: 'reimbursements', mart: 'released_reimbursements', month: 'service_month' }],
  tracked: ['state', 'provider'].map((dimension) =>
    tracked(dimension, `int_tracked_reimbursements where dimension = '${dimension}'`, 'member_id', 'member'),
  ),
  labels: [],
  arrivals: [{ table: 'changed_reimbursements', mart: 'fct_changed_reimbursements' }],
  hasReceivables: false,
};

interface FrozenColumn {
  readonly name: string;
  readonly type: string;
}

/** The columns of a frozen table: what it takes of a mart, whatever else that has, in either engine. */
async function columnsOf(
  warehouse: Warehouse,
  schema: string,
  table: string,
): Promise<readonly FrozenColumn[]> {
  const rows = await warehouse.query(
    `select column_name, data_type from information_schema.columns
     where lower(table_schema) = '${schema}' and lower(table_name) = '${table}' order by ordinal_position`,
  );
  return rows.map((row) => ({
    name: String(row['column_name']).toLowerCase(),
    type: String(row['data_type']),
  }));
}

export interface FreezeOptions {
  /** Where the frozen tables are. */
  readonly schema?: string;
  /**
   * Whether the facts, by far the most rows, are kept as views of the marts they stand in: where a file is never changed
   * again, its marts are what was published, and are not written twice. Only for the first release of a chain, whose
   * frozen tables are empty; the build after it copies them as it copies tables.
   */
  readonly asViews?: boolean;
}

/**
 * Keeps the rows behind a release that is about to be published: of every month it publishes first, of what
 * arrived late, and of the receivables snapshot. Later builds read these instead of the source. Building the date
 * of the last release again adds nothing.
 */
export async function freezeFacts(
  warehouse: Warehouse,
  chain: Chain,
  asOf: string,
  plan: FreezePlan = SYNTHEA_FREEZE,
  { schema = 'frozen', asViews = false }: FreezeOptions = {},
): Promise<void> {
  if (chain.months.some((frozen) => frozen.asOf >= asOf)) return;
  const through = chain.months.at(-1)?.month ?? '';
  const newMonths = (column: string): string =>
    `select ${column} from intermediate.int_calendar where service_month > '${through}'`;
  const keep = async (table: string, mart: string, where = ''): Promise<void> => {
    const columns = (await columnsOf(warehouse, schema, table)).map(({ name }) => name);
    const selected = columns.map((name) => (name === 'as_of' ? `cast('${asOf}' as date)` : name));
    await warehouse.execute(
      `insert into ${schema}.${table} (${columns.join(', ')})
       select ${selected.join(', ')} from marts.${mart} ${where}`,
    );
  };
  const keepView = async (table: string, mart: string, where: string): Promise<void> => {
    const columns = (await columnsOf(warehouse, schema, table)).map(
      ({ name, type }) => `cast(${name} as ${type}) as ${name}`,
    );
    await warehouse.execute(
      `drop table ${schema}.${table};
       create view ${schema}.${table} as select ${columns.join(', ')} from marts.${mart} ${where}`,
    );
  };
  for (const { table, mart, month } of plan.facts)
    await (asViews ? keepView : keep)(table, mart, `where ${month} in (${newMonths(month)})`);
  if (chain.months.length === 0) {
    for (const { dimension, id, member, model } of plan.tracked) {
      await warehouse.execute(
        `insert into ${schema}.tracked_members select '${dimension}', ${id}, ${member} from intermediate.${model}`,
      );
    }
  }
  for (const { dimension, id, label, model } of plan.labels) {
    await warehouse.execute(
      `insert into ${schema}.labels
       select '${dimension}', ${id}, ${label} from intermediate.${model}
       where ${id} not in (select member_id from ${schema}.labels where dimension = '${dimension}')`,
    );
  }
  for (const { table, mart } of plan.arrivals) await keep(table, mart);
  if (plan.hasReceivables) {
    await warehouse.execute(`delete from ${schema}.receivables`);
    await keep('receivables', 'released_receivables');
  }
  await warehouse.execute(
    `insert into ${schema}.months select service_month, cast('${asOf}' as date) from (${newMonths('service_month')}) as new_months`,
  );
}
