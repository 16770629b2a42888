import type { Progress } from '../../../../tools/ports.ts';
import { freezeFacts } from '../../../builder/freeze-facts.ts';
import type { RowEngine } from '../../../builder/row-engine.ts';
import type { FormatName } from '../../../builder/service-days.ts';
import { sourceFormats } from '../../../builder/source-format.ts';
import { describeFailure } from '../describe-failure.ts';
import { logIn } from '../log-in.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { createSnowflakeWarehouse } from '../snowflake-warehouse.ts';
import { applyPolicies, withRowPolicies } from './apply-policies.ts';
import { fetchFamilies } from './fetch-families.ts';
import { alignFrozen, prepareNext, settleNext } from './frozen-rows.ts';
import { guardCost } from './scanned-bytes.ts';
import { uploadRows } from './upload-rows.ts';
import type { WarehouseLock } from './warehouse-lock.ts';

/** Statements of the builder may run this much longer than the agent's. */
const BUILDER_PATIENCE = 30;

export interface SnowflakeRowsInput {
  readonly settings: SnowflakeSettings;
  readonly format: FormatName;
  /** Held from before the first statement to after the last. */
  readonly lock: WarehouseLock;
  readonly progress: Progress;
  /** Told what was read so far, in words, whenever it is looked up. */
  readonly onCost: (cost: string) => void;
}

/**
 * Rows in Snowflake: files checked here are uploaded and copied, models and their tests run there, and only families
 * come back.
 *
 * @throws PayerscopeError STORE_UNAVAILABLE or USAGE when Snowflake does not let the builder in
 */
export async function openSnowflakeRows(input: SnowflakeRowsInput): Promise<RowEngine> {
  const { settings, format, lock, progress, onCost } = input;
  const { database, scanLimitGb } = settings;
  const seconds = settings.statementSeconds * BUILDER_PATIENCE;
  const patient = { ...settings, statementSeconds: seconds };
  const session = await logIn({ settings, database }).catch((failure: unknown) => {
    throw describeFailure(failure, patient);
  });
  const warehouse = withRowPolicies(createSnowflakeWarehouse(session, patient, seconds), settings);
  const tellCost = async (limitGb: number | null) => onCost(await guardCost(warehouse, limitGb, progress));
  return {
    warehouse,
    load: async (book, chain, forgets) => {
      await alignFrozen(warehouse, chain, forgets);
      await uploadRows(book, warehouse, progress);
      await tellCost(scanLimitGb);
    },
    fetchFamilies: async (book, families) => {
      await applyPolicies(warehouse, settings);
      await tellCost(scanLimitGb);
      await fetchFamilies(warehouse, book, families);
    },
    freeze: async (book, chain, asOf, releaseId) => {
      await lock.requireHeld();
      const { freeze } = sourceFormats[format];
      await prepareNext(
        warehouse,
        (schema) => freezeFacts(warehouse, chain, asOf, freeze, { schema }),
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
      // It is published: nothing stops it any more.
      await tellCost(null);
    },
    close: () => warehouse.close(),
  };
}
