import type { Check } from '../../../application.ts';
import { SNOWFLAKE_VARIABLES, type SnowflakeSettings } from '../snowflake-settings.ts';
import { type Ask, failingClosed } from './examine-agent-role.ts';

/** Columns that say whose row it is, or of which claim; `4_apply_policies.sql` names the tables that have one. */
const OF_A_PERSON = ['PERSON_ID', 'PATIENTID', 'PATIENT', 'PATIENT_ID', 'CLAIM_ID', 'CLAIMID'] as const;

const POLICY = 'SECURITY.PEOPLE_IN_GROUPS';

/** Whether every table with rows of people is held to groups, as only a role that owns them can see. */
export function examineRowPolicies(ask: Ask, settings: SnowflakeSettings): Promise<Check> {
  const { database, policies } = settings;
  return failingClosed('Row policies', settings, async () => {
    if (policies === 'off') {
      const off = `${SNOWFLAKE_VARIABLES.policies}=off`;
      return { ok: true, detail: `none, as ${off} says: no grant on ${database} is the only wall` };
    }
    const held = await ask(
      `select ref_schema_name, ref_entity_name from table(${database}.information_schema.policy_references(policy_name => '${database}.${POLICY}'))`,
    );
    const tables = await ask(
      `select distinct columns.table_schema, columns.table_name from ${database}.information_schema.columns as columns` +
        ` inner join ${database}.information_schema.tables as tables` +
        ` on columns.table_schema = tables.table_schema and columns.table_name = tables.table_name` +
        ` where tables.table_type = 'BASE TABLE' and columns.column_name in (${OF_A_PERSON.map((name) => `'${name}'`).join(', ')})`,
    );
    const covered = new Set(held.map((row) => `${row['ref_schema_name']}.${row['ref_entity_name']}`));
    const open = tables
      .map((row) => `${row['table_schema']}.${row['table_name']}`)
      .filter((name) => !covered.has(name))
      .sort();
    if (tables.length === 0) return { ok: true, detail: `no row of a person is in ${database} yet` };
    return open.length === 0
      ? { ok: true, detail: `aggregation policy on all ${tables.length} tables with rows of people` }
      : {
          ok: false,
          detail: `no aggregation policy on ${open.slice(0, 3).join(', ')}${open.length > 3 ? ` and ${open.length - 3} more` : ''}; run sql/snowflake/4_apply_policies.sql`,
        };
  });
}
