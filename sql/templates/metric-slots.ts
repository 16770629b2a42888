import type { Slot } from './define-template.ts';

// Every metric is worked out from two sums over published cells: `amount`, and `base` where it is a rate.
// `withheld` names the marks it inherits. All fragments are literals: what stands here is what is sent.
const SUM = 'sum(amount)';
const PERCENT = 'round(100 * sum(amount) / nullif(sum(base), 0), 4)';
const DOLLARS_EACH = 'round(sum(amount) / nullif(sum(base), 0), 2)';
const MEAN = 'round(sum(amount) / nullif(sum(base), 0), 4)';

const claims = { family: 'claims_by_payer' };
const medications = { family: 'medications_by_payer' };

/** The closed list of claims metrics over `claims_by_payer`. */
export const claimsMetrics = {
  total_claims: {
    ...claims,
    name: 'total_claims',
    amount: 'total_claims',
    base: '1',
    withheld: 'total_claims_withheld',
    value: SUM,
  },
  total_charges: {
    ...claims,
    name: 'total_charges',
    amount: 'total_charges',
    base: '1',
    withheld: 'total_charges_withheld',
    value: SUM,
  },
  total_payments: {
    ...claims,
    name: 'total_payments',
    amount: 'total_payments',
    base: '1',
    withheld: 'total_payments_withheld',
    value: SUM,
  },
  payer_paid: {
    ...claims,
    name: 'payer_paid',
    amount: 'payer_paid',
    base: '1',
    withheld: 'payer_paid_withheld',
    value: SUM,
  },
  patient_paid: {
    ...claims,
    name: 'patient_paid',
    amount: 'patient_paid',
    base: '1',
    withheld: 'patient_paid_withheld',
    value: SUM,
  },
  net_variance: {
    ...claims,
    name: 'net_variance',
    amount: 'total_payments - total_charges',
    base: '1',
    withheld: 'total_payments_withheld or total_charges_withheld',
    value: SUM,
  },
  variance_pct: {
    ...claims,
    name: 'variance_pct',
    amount: 'total_payments - total_charges',
    base: 'total_charges',
    withheld: 'total_payments_withheld or total_charges_withheld',
    value: PERCENT,
  },
  payer_paid_pct: {
    ...claims,
    name: 'payer_paid_pct',
    amount: 'payer_paid',
    base: 'total_charges',
    withheld: 'payer_paid_withheld or total_charges_withheld',
    value: PERCENT,
  },
  underpaid_claims: {
    ...claims,
    name: 'underpaid_claims',
    amount: 'underpaid_claims',
    base: '1',
    withheld: 'underpaid_claims_withheld',
    value: SUM,
  },
  overpaid_claims: {
    ...claims,
    name: 'overpaid_claims',
    amount: 'overpaid_claims',
    base: '1',
    withheld: 'overpaid_claims_withheld',
    value: SUM,
  },
  zero_pay_claims: {
    ...claims,
    name: 'zero_pay_claims',
    amount: 'zero_pay_claims',
    base: '1',
    withheld: 'zero_pay_claims_withheld',
    value: SUM,
  },
  no_charge_claims: {
    ...claims,
    name: 'no_charge_claims',
    amount: 'no_charge_claims',
    base: '1',
    withheld: 'no_charge_claims_withheld',
    value: SUM,
  },
  matched_claims: {
    ...claims,
    name: 'matched_claims',
    amount: 'matched_claims',
    base: '1',
    withheld: 'matched_claims_withheld',
    value: SUM,
  },
  underpayment_rate: {
    ...claims,
    name: 'underpayment_rate',
    amount: 'underpaid_claims',
    base: 'total_claims',
    withheld: 'underpaid_claims_withheld or total_claims_withheld',
    value: PERCENT,
  },
  charge_per_claim: {
    ...claims,
    name: 'charge_per_claim',
    amount: 'total_charges',
    base: 'total_claims',
    withheld: 'total_charges_withheld or total_claims_withheld',
    value: DOLLARS_EACH,
  },
  settlement_days_avg: {
    ...claims,
    name: 'settlement_days_avg',
    amount: 'settlement_days',
    base: 'settled_claims',
    withheld: 'settlement_days_withheld or settled_claims_withheld',
    value: MEAN,
  },
} as const satisfies Slot;

/** The closed list of coverage metrics over `medications_by_payer`. */
export const coverageMetrics = {
  prescriptions: {
    ...medications,
    name: 'prescriptions',
    amount: 'prescriptions',
    base: '1',
    withheld: 'prescriptions_withheld',
    value: SUM,
  },
  dispenses: {
    ...medications,
    name: 'dispenses',
    amount: 'dispenses',
    base: '1',
    withheld: 'dispenses_withheld',
    value: SUM,
  },
  total_medication_cost: {
    ...medications,
    name: 'total_medication_cost',
    amount: 'total_medication_cost',
    base: '1',
    withheld: 'total_medication_cost_withheld',
    value: SUM,
  },
  payer_coverage: {
    ...medications,
    name: 'payer_coverage',
    amount: 'payer_coverage',
    base: '1',
    withheld: 'payer_coverage_withheld',
    value: SUM,
  },
  out_of_pocket: {
    ...medications,
    name: 'out_of_pocket',
    amount: 'out_of_pocket',
    base: '1',
    withheld: 'out_of_pocket_withheld',
    value: SUM,
  },
  coverage_rate: {
    ...medications,
    name: 'coverage_rate',
    amount: 'payer_coverage',
    base: 'total_medication_cost',
    withheld: 'payer_coverage_withheld or total_medication_cost_withheld',
    value: PERCENT,
  },
} as const satisfies Slot;

export type ClaimsMetric = keyof typeof claimsMetrics;
/** The options of a slot, in order, as a schema wants them. */
export function optionsOf<T extends string>(slot: Readonly<Record<T, unknown>>): [T, ...T[]] {
  return Object.keys(slot) as [T, ...T[]];
}

/** The same metrics, worked out from another family of the same measures. */
export function inFamily<T extends string>(
  slot: Readonly<Record<T, Readonly<Record<string, string>>>>,
  family: string,
): Record<T, Readonly<Record<string, string>>> {
  const moved = optionsOf(slot).map((name) => [name, { ...slot[name], family }]);
  return Object.fromEntries(moved);
}

/** What a group of claims that is no payer is ranked by: the template selects all of them and orders by one. */
export const performanceMetrics = {
  total_claims: { name: 'total_claims' },
  total_charges: { name: 'total_charges' },
  total_payments: { name: 'total_payments' },
  payer_paid: { name: 'payer_paid' },
  patient_paid: { name: 'patient_paid' },
  net_variance: { name: 'net_variance' },
  variance_pct: { name: 'variance_pct' },
  payer_paid_pct: { name: 'payer_paid_pct' },
};

/**
 * Counts and amounts that add up over members, so that each member has a share of their sum. Rates, averages and
 * distinct patients have none, and neither has net variance, whose signs cancel each other.
 */
export const additiveClaims = {
  total_claims: claimsMetrics.total_claims,
  total_charges: claimsMetrics.total_charges,
  total_payments: claimsMetrics.total_payments,
  payer_paid: claimsMetrics.payer_paid,
  patient_paid: claimsMetrics.patient_paid,
};

/** Exceptions add up as well; they are published by payer and month only. */
export const additiveExceptions = {
  underpaid_claims: claimsMetrics.underpaid_claims,
  overpaid_claims: claimsMetrics.overpaid_claims,
  zero_pay_claims: claimsMetrics.zero_pay_claims,
  no_charge_claims: claimsMetrics.no_charge_claims,
  matched_claims: claimsMetrics.matched_claims,
};

/** Of medications all but the coverage rate adds up. */
export const additiveCoverage = {
  prescriptions: coverageMetrics.prescriptions,
  dispenses: coverageMetrics.dispenses,
  total_medication_cost: coverageMetrics.total_medication_cost,
  payer_coverage: coverageMetrics.payer_coverage,
  out_of_pocket: coverageMetrics.out_of_pocket,
};

/** What is published of claims by organization and by encounter class, with the fragments that work it out. */
export const groupMetrics = {
  ...additiveClaims,
  net_variance: claimsMetrics.net_variance,
  variance_pct: claimsMetrics.variance_pct,
  payer_paid_pct: claimsMetrics.payer_paid_pct,
};
