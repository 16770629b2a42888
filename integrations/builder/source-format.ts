import type { DisclosurePolicy } from '../../tools/disclosure/policy.ts';
import type { Progress, Warehouse } from '../../tools/ports.ts';
import { billingPolicy, type CountedPerson } from './billing/billing-policy.ts';
import { loadBilling } from './billing/load-billing.ts';
import { BILLING_FREEZE, type FreezePlan, SYNTHEA_FREEZE } from './freeze-facts.ts';
import type { ImportLog } from './import/import-log.ts';
import { importSynthea } from './import/import-synthea.ts';
import { BILLING_DAYS, type FormatName, type ServiceDays, SYNTHEA_DAYS } from './service-days.ts';

/** What was imported, and what follows from it for masking. */
export interface ImportedSource {
  readonly log: ImportLog;
  readonly policy: Partial<DisclosurePolicy>;
  readonly person: CountedPerson;
}

/** What differs between the kinds of files a release can stand on; everything after it is the same. */
export interface SourceFormat {
  readonly name: FormatName;
  readonly days: ServiceDays;
  readonly freeze: FreezePlan;
  readonly hasReceivables: boolean;
  import(input: {
    readonly warehouse: Warehouse;
    readonly source: string;
    readonly dataDirectory: string;
    readonly policy: Partial<DisclosurePolicy> | undefined;
    readonly progress: Progress;
  }): Promise<ImportedSource>;
}

const synthea: SourceFormat = {
  name: 'synthea',
  days: SYNTHEA_DAYS,
  freeze: SYNTHEA_FREEZE,
  hasReceivables: true,
  import: async ({ warehouse, source, policy = {}, progress }) => ({
    log: await importSynthea({ warehouse, directory: source, progress }),
    policy,
    person: 'patient',
  }),
};

const billing: SourceFormat = {
  name: 'billing',
  days: BILLING_DAYS,
  freeze: BILLING_FREEZE,
  hasReceivables: false,
  import: async ({ warehouse, dataDirectory, policy, progress }) => {
    const { log, hasPatients } = await loadBilling(warehouse, dataDirectory, progress);
    return { log, policy: billingPolicy(hasPatients, policy), person: hasPatients ? 'patient' : 'claim' };
  },
};

export const sourceFormats: Readonly<Record<FormatName, SourceFormat>> = { synthea, billing };
