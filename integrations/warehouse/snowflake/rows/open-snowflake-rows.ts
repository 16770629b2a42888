import type { Progress } from '../../../../tools/ports.ts';
import { freezeFacts, SYNTHEA_FREEZE } from '../../../builder/freeze-facts.ts';
import type { RowEngine } from '../../../builder/row-engine.ts';
import { describeFailure } from '../describe-failure.ts';
import { logIn } from '../log-in.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { createSnowflakeWarehouse } from '../snowflake-warehouse.ts';
import { applyPolicies } from './apply-policies.ts';
import { fetchFamilies } from './fetch-families.ts';
import { alignFrozen, prepareNext, settleNext } from './frozen-rows.ts';
import { guardCost } from './scanned-bytes.ts';
import { uploadRows } from './upload-rows.ts';

/** Statements of the builder may run this much longer than the agent's. */
const BUILDER_PATIENCE = 30;

/**
 * Rows in Snowflake: files checked here are uploaded and copied, models and their tests run there, and only families
 * come back.
 *
 * @throws PayerscopeError STORE_UNAVAILABLE or USAGE when Snowflake does not let the builder in
 */
export async function openSnowflakeRows(settings: SnowflakeSettings, progress: Progress): Promise<RowEngine> {
  const { database, scanLimitGb } = settings;
  const seconds = settings.statementSeconds * BUILDER_PATIENCE;
  const patient = { ...settings, statementSeconds: seconds };
  const session = await logIn({ settings, database }).catch((failure: unknown) => {
    throw describeFailure(failure, patient);
  });
  const warehouse = createSnowflakeWarehouse(session, patient, seconds);
  return {
    warehouse,
    load: async (book, chain) => {
      await alignFrozen(warehouse, chain);
      await uploadRows(book, warehouse, progress);
      await guardCost(warehouse, scanLimitGb, progress);
    },
    fetchFamilies: async (book, families) => {
      await applyPolicies(warehouse, settings);
      await guardCost(warehouse, scanLimitGb, progress);
      await fetchFamilies(warehouse, book, families);
    },
    freeze: async (book, chain, asOf, releaseId) => {
      await prepareNext(
        warehouse,
        (schema) => freezeFacts(warehouse, chain, asOf, SYNTHEA_FREEZE, schema),
        releaseId,
      );
      const through = chain.months.at(-1)?.month ?? '';
      const months = await warehouse.query(
        'select service_month from frozen_next.months where service_month > :through order by service_month',
        { through },
      );
      await book.append(
        'frozen.months',
        ['service_month', 'as_of'],
        months.map((row) => [String(row['service_month']), asOf]),
      );
    },
    settle: async () => {
      await settleNext(warehouse);
      // What is kept is made anew, too.
      await applyPolicies(warehouse, settings);
    },
    close: () => warehouse.close(),
  };
}
