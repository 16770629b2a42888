import type { MonthRange } from './months.ts';

export const CLAIMS_METRICS = [
  'total_claims',
  'total_charges',
  'total_payments',
  'payer_paid',
  'patient_paid',
  'net_variance',
  'variance_pct',
  'payer_paid_pct',
  'underpaid_claims',
  'overpaid_claims',
  'zero_pay_claims',
  'no_charge_claims',
  'matched_claims',
  'underpayment_rate',
  'settlement_days_avg',
  'charge_per_claim',
] as const;
export const COVERAGE_METRICS = [
  'prescriptions',
  'dispenses',
  'total_medication_cost',
  'payer_coverage',
  'out_of_pocket',
  'coverage_rate',
] as const;
/** Shown for providers and specialties only. */
export const PROVIDER_METRICS = [
  'claims_per_patient',
  'patients',
  'high_value_share',
  'charge_vs_peers_pct',
] as const;
export const RECEIVABLES_METRICS = [
  'open_claims',
  'open_balance',
  'peak_outstanding',
  'priority_score_avg',
] as const;

/** Shown by the scorecard; the rest of the claims metrics have the exception mix, the trend or the ranking. */
export const SCORECARD_METRICS: ReadonlySet<string> = new Set(CLAIMS_METRICS.slice(0, 8));
export const EXCEPTION_METRICS: ReadonlySet<string> = new Set(CLAIMS_METRICS.slice(8, 14));

export const METRIC_LABELS: Readonly<Record<string, string>> = {
  total_claims: 'number of claims',
  total_charges: 'total charges',
  total_payments: 'total payments',
  payer_paid: 'payer paid',
  patient_paid: 'patient paid',
  net_variance: 'net variance',
  variance_pct: 'variance %',
  payer_paid_pct: 'payer paid %',
  underpaid_claims: 'underpaid claims',
  overpaid_claims: 'overpaid claims',
  zero_pay_claims: 'zero-pay claims',
  no_charge_claims: 'no-charge claims',
  matched_claims: 'matched claims',
  underpayment_rate: 'underpayment rate',
  settlement_days_avg: 'settlement days',
  charge_per_claim: 'charge per claim',
  prescriptions: 'prescriptions',
  dispenses: 'dispenses',
  total_medication_cost: 'medication cost',
  payer_coverage: 'payer coverage',
  out_of_pocket: 'out-of-pocket',
  coverage_rate: 'coverage rate',
  coverage_gap: 'coverage gap',
  claims_per_patient: 'claims per patient',
  patients: 'number of patients',
  high_value_share: 'high-value share',
  charge_vs_peers_pct: 'charge against peers',
  open_claims: 'open claims',
  open_balance: 'open balance',
  peak_outstanding: 'peak outstanding',
  priority_score_avg: 'priority score',
};

/** Metrics of which more is bad news: “worst” is their highest. */
export const BAD_WHEN_HIGH: ReadonlySet<string> = new Set([
  'underpaid_claims',
  'overpaid_claims',
  'zero_pay_claims',
  'no_charge_claims',
  'underpayment_rate',
  'settlement_days_avg',
  'out_of_pocket',
  'total_medication_cost',
]);

/** What a table can be split by, besides payers and medications. */
export type Group = 'organization' | 'encounter_class' | 'specialty' | 'provider' | 'age' | 'priority';

/** Whose parts a share is of: the members a total is divided into. */
export type Part = 'payer' | 'organization' | 'encounter_class' | 'medication' | 'age';

export type Order = 'highest' | 'lowest';
export type Grain = 'month' | 'quarter' | 'year';
export type Subject =
  | 'claims'
  | 'scorecard'
  | 'exceptions'
  | 'late'
  | 'reclassified'
  | 'coverage'
  | 'medications'
  | 'receivables'
  | 'freshness'
  | 'underpayment'
  | 'settlement'
  | 'contracts'
  | 'against'
  | 'split'
  | 'review'
  | 'hotspots'
  | 'priority'
  | 'providers'
  | 'signals'
  | 'specialties'
  | 'deceased';

export interface FramePeriod {
  /** United and sorted. */
  readonly ranges: readonly MonthRange[];
  /** Several periods named one by one, each wanted for itself. */
  readonly listed: Grain | null;
}

/** What the period is compared with: months back (0: its own length), or ranges. */
export type Comparison = { readonly back: number } | { readonly ranges: readonly MonthRange[] };

/** One question, understood: what a template call says, free of templates. */
export interface Frame {
  readonly subject: Subject | null;
  readonly metrics: readonly string[];
  readonly order: Order | null;
  readonly quality: 'best' | 'worst' | null;
  readonly limit: number | null;
  readonly ranked: boolean;
  readonly grain: Grain | null;
  readonly trend: boolean;
  /** “getting worse”: a trend over the last quarters. */
  readonly worse: boolean;
  readonly change: boolean;
  readonly compare: Comparison | null;
  /** A part of a total is asked for, in percent. */
  readonly share: boolean;
  /** What the total is divided into, where the question says so. */
  readonly part: Part | null;
  /** “The largest drop”: which way the change is wanted. */
  readonly seeks: 'rise' | 'fall' | null;
  /** “For our three biggest payers”: size picks the payers, another measure is asked of them. */
  readonly ofLargest: boolean;
  /** “How many payers”: whose members are counted. */
  readonly counts: string | null;
  readonly byPayer: boolean;
  readonly byMedication: boolean;
  readonly payers: readonly string[];
  /** The payers are meant as one group: “everyone except …”, “commercial payers”. */
  readonly together: boolean;
  readonly medications: readonly string[];
  readonly period: FramePeriod | null;
  /** “By organization”, “per encounter class”. */
  readonly groups: readonly Group[];
  /** Members of other dimensions by the name of the filter: `organizations`, `encounter_classes`, `age_buckets`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** “Under 60 %”: limits on the metric by name, `below` and the like. */
  readonly limits: Readonly<Record<string, number>>;
}

export const EMPTY_FRAME: Frame = {
  subject: null,
  metrics: [],
  order: null,
  quality: null,
  limit: null,
  ranked: false,
  grain: null,
  trend: false,
  worse: false,
  change: false,
  compare: null,
  share: false,
  part: null,
  seeks: null,
  ofLargest: false,
  counts: null,
  byPayer: false,
  byMedication: false,
  payers: [],
  together: false,
  medications: [],
  period: null,
  groups: [],
  filters: {},
  limits: {},
};
