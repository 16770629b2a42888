import { logIn } from '../log-in.ts';
import { policyStatements } from '../rows/apply-policies.ts';
import { rowsOf } from '../rows-of.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';

/** Tables of the row-level database that hold rows of people, and those the shipped policies leave out. */
export async function peopleTables(settings: SnowflakeSettings) {
  const { database } = settings;
  const session = await logIn({ settings, database });
  try {
    const sqlText = `
      select distinct lower(columns.table_schema) || '.' || lower(columns.table_name) as name
      from information_schema.columns as columns
      inner join information_schema.tables as tables
          on columns.table_schema = tables.table_schema and columns.table_name = tables.table_name
      where tables.table_type = 'BASE TABLE'
          and columns.column_name in ('PERSON_ID', 'PATIENTID', 'PATIENT', 'PATIENT_ID', 'CLAIM_ID', 'CLAIMID')`;
    const found = rowsOf(await session.execute({ sqlText, seconds: 30 })).map(({ name }) => String(name));
    const statements = policyStatements(database);
    const covered = (name: string) =>
      statements.some((one) =>
        one.startsWith(`alter table if exists ${database}.${name} set aggregation policy`),
      );
    return { found, uncovered: found.filter((name) => !covered(name)) };
  } finally {
    await session.close();
  }
}
