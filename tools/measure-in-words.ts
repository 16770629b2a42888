/** Metrics whose column label does not read well inside a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  total_claims: 'number of claims',
  payer_paid: 'amount paid by the payer itself',
  patient_paid: 'amount paid by patients',
  variance_pct: 'variance against charges',
  payer_paid_pct: 'share of charges paid by the payer itself',
  underpaid_claims: 'number of underpaid claims',
  overpaid_claims: 'number of overpaid claims',
  zero_pay_claims: 'number of zero-pay claims',
  no_charge_claims: 'number of no-charge claims',
  matched_claims: 'number of matched claims',
  settlement_days_avg: 'average settlement time',
  settled_claims: 'number of settled claims',
  payer_borne_share: 'share paid by the payer itself',
  patient_borne_share: 'share borne by patients',
  peer_coverage_rate: 'coverage rate of everyone',
  coverage_gap: 'gap in coverage against everyone',
  charge_vs_peers_pct: 'charge against specialty peers',
  high_value_share: 'share of high-value claims',
  claims_after_death: 'number of claims after death',
  patients: 'number of patients',
  prescriptions: 'number of prescriptions',
  dispenses: 'number of dispenses',
  out_of_pocket: 'out-of-pocket cost',
  open_claims: 'number of open claims',
  priority_score_avg: 'average priority score',
  claimed_amount: 'claimed amount',
  paid_amount: 'paid amount',
  outstanding_amount: 'outstanding amount',
  rejected_amount: 'rejected amount',
  adjusted_amount: 'adjusted amount',
  approved_claims: 'number of approved claims',
  paid_claims: 'number of paid claims',
  partially_paid_claims: 'number of partially paid claims',
  rejected_claims: 'number of rejected claims',
  pending_claims: 'number of pending claims',
  paid_pct: 'share of the claimed amount that was paid',
  rejected_pct: 'share of the claimed amount that was rejected',
  beneficiaries: 'number of beneficiaries',
  reimbursed_amount: 'reimbursed amount',
  reimbursed_per_claim: 'reimbursement per claim',
  deductible_amount: 'deductible amount',
  length_of_stay_avg: 'average length of stay',
  peer_reimbursed_per_claim: 'reimbursement per claim of peers',
  peer_length_of_stay_avg: 'average length of stay of peers',
  reimbursed_vs_peers_pct: 'reimbursement per claim against peers',
  after_death_share: 'share of claims after death',
  condition_claims: 'number of claims',
  condition_share: 'share of claims',
  restated_claims: 'number of changed claims',
  raised_claims: 'number of raised claims',
  lowered_claims: 'number of lowered claims',
  amount_change: 'change of the reimbursed amount',
};

/**
 * A measure as it reads inside a sentence: `Total charges` is `total charges`, `variance_pct` is
 * `variance against charges`; a comparison's columns read as their metric.
 */
export function measureInWords(name: string, label = name.replaceAll('_', ' ')): string {
  const metric = name.replace(/_(prior|change|change_pct)$/, '');
  const known = WORDS[metric];
  if (known !== undefined) return known;
  const words = metric === name ? label : metric.replaceAll('_', ' ');
  return words.charAt(0).toLowerCase() + words.slice(1);
}
