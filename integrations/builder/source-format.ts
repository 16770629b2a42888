import type { DisclosurePolicy } from '../../tools/disclosure/policy.ts';
import type { Progress, Warehouse } from '../../tools/ports.ts';
import { billingPolicy, type CountedPerson } from './billing/billing-policy.ts';
import { loadBilling } from './billing/load-billing.ts';
import { BILLING_CHAIN, CMS_CHAIN, SOURCE_CHAIN } from './chain.ts';
import { importCms } from './cms/import-cms.ts';
import { withFindings } from './cms/with-findings.ts';
import { BILLING_FREEZE, CMS_FREEZE, type FreezePlan, SYNTHEA_FREEZE } from './freeze-facts.ts';
import type { ImportLog } from './import/import-log.ts';
import { importSynthea } from './import/import-synthea.ts';
import type { Links } from './import/synthea-files.ts';
import { BILLING_DAYS, CMS_DAYS, type FormatName, type ServiceDays, SYNTHEA_DAYS } from './service-days.ts';

/** What was imported, and what follows from it for masking. */
export interface ImportedSource {
  readonly log: ImportLog;
  readonly policy: Partial<DisclosurePolicy>;
  readonly person: CountedPerson;
}

/** What differs between the kinds of files a release can stand on; everything after it is the same. */
export interface SourceFormat {
  readonly name: FormatName;
  /** The chain of its releases; billing files begin another when one is removed. */
  readonly chain: string;
  readonly days: ServiceDays;
  readonly freeze: FreezePlan;
  import(input: {
    readonly warehouse: Warehouse;
    readonly source: string;
    readonly dataDirectory: string;
    readonly policy: Partial<DisclosurePolicy> | undefined;
    readonly links: Links;
    readonly progress: Progress;
  }): Promise<ImportedSource>;
  /** Adds to the log what the models found among the imported rows; `engine` is where they ran. */
  completeLog?(warehouse: Warehouse, engine: Warehouse, log: ImportLog): Promise<ImportLog>;
}

const synthea: SourceFormat = {
  name: 'synthea',
  chain: SOURCE_CHAIN,
  days: SYNTHEA_DAYS,
  freeze: SYNTHEA_FREEZE,
  import: async ({ warehouse, source, policy = {}, links, progress }) => ({
    log: await importSynthea({ warehouse, directory: source, links, progress }),
    policy,
    person: 'patient',
  }),
};

const billing: SourceFormat = {
  name: 'billing',
  chain: BILLING_CHAIN,
  days: BILLING_DAYS,
  freeze: BILLING_FREEZE,
  import: async ({ warehouse, dataDirectory, policy, progress }) => {
    const { log, hasPatients } = await loadBilling(warehouse, dataDirectory, progress);
    return { log, policy: billingPolicy(hasPatients, policy), person: hasPatients ? 'patient' : 'claim' };
  },
};

const cms: SourceFormat = {
  name: 'cms',
  chain: CMS_CHAIN,
  days: CMS_DAYS,
  freeze: CMS_FREEZE,
  import: async ({ warehouse, source, policy = {}, progress }) => ({
    log: await importCms({ warehouse, directory: source, progress }),
    policy,
    person: 'patient',
  }),
  completeLog: withFindings,
};

export const sourceFormats: Readonly<Record<FormatName, SourceFormat>> = { synthea, billing, cms };
