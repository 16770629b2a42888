import type { Warehouse } from '../../tools/ports.ts';
import type { Chain } from './chain.ts';

/** What each frozen table keeps of the mart that families read; columns go by name. */
const FACTS = [
  { table: 'claims', mart: 'released_claims', month: 'service_month' },
  { table: 'medications', mart: 'released_medications', month: 'start_month' },
] as const;

const TRACKED = [
  { dimension: 'organization', id: 'null', member: 'organization', model: 'int_tracked_organizations' },
  { dimension: 'medication', id: 'null', member: 'medication', model: 'int_tracked_medications' },
  { dimension: 'provider', id: 'provider_id', member: 'provider', model: 'int_tracked_providers' },
] as const;

const LABELS = [
  { dimension: 'payer', id: 'payer_id', label: 'payer', model: 'int_payers_labelled' },
  {
    dimension: 'organization',
    id: 'organization_id',
    label: 'organization',
    model: 'int_organizations_labelled',
  },
] as const;

/**
 * Keeps the rows behind a release that is about to be published: of every month it publishes first, of what
 * arrived late, and of the receivables snapshot. Later builds read these instead of the source. Building the date
 * of the last release again adds nothing.
 */
export async function freezeFacts(warehouse: Warehouse, chain: Chain, asOf: string): Promise<void> {
  if (chain.months.some((frozen) => frozen.asOf >= asOf)) return;
  const through = chain.months.at(-1)?.month ?? '';
  const newMonths = `select service_month from intermediate.int_calendar where service_month > '${through}'`;
  for (const { table, mart, month } of FACTS) {
    await warehouse.execute(
      `insert into frozen.${table} by name
       select * exclude (person_key) from marts.${mart} where ${month} in (${newMonths})`,
    );
  }
  if (chain.months.length === 0) {
    for (const { dimension, id, member, model } of TRACKED) {
      await warehouse.execute(
        `insert into frozen.tracked_members select '${dimension}', ${id}, ${member} from intermediate.${model}`,
      );
    }
  }
  for (const { dimension, id, label, model } of LABELS) {
    await warehouse.execute(
      `insert into frozen.labels
       select '${dimension}', ${id}, ${label} from intermediate.${model}
       where ${id} not in (select member_id from frozen.labels where dimension = '${dimension}')`,
    );
  }
  await warehouse.execute(
    `insert into frozen.late by name select * exclude (person_key) from marts.fct_late;
     delete from frozen.receivables;
     insert into frozen.receivables by name
     select cast('${asOf}' as date) as as_of, * exclude (person_key) from marts.released_receivables;
     insert into frozen.months select service_month, cast('${asOf}' as date) from (${newMonths}) as new_months`,
  );
}
