/** The kinds of files a release can stand on. */
export type FormatName = 'synthea' | 'billing' | 'cms';

/** Where the service dates of an imported source stand. */
export interface ServiceDays {
  readonly relation: string;
  readonly column: string;
  /** As people know it. */
  readonly called: string;
}

export const SYNTHEA_DAYS: ServiceDays = {
  relation: 'raw.claims',
  column: 'servicedate',
  called: 'SERVICEDATE in claims.csv',
};

export const BILLING_DAYS: ServiceDays = {
  relation: 'raw.billing_claims',
  column: 'service_date',
  called: 'the service dates of the billing files',
};

export const CMS_DAYS: ServiceDays = {
  relation: 'raw.cms_claims',
  column: 'from_date',
  called: 'the first days of the inpatient and outpatient claims',
};
