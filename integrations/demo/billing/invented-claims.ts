import type { ClaimStatus } from '../../intake/recognise/map-status.ts';
import { createBillingDraws } from './billing-draws.ts';

/** A claim as it truly is, before anybody exports it. */
export interface InventedClaim {
  readonly id: string;
  readonly provider: string;
  readonly procedure: string;
  readonly diagnosis: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly payer: string;
  /** Whole cents. */
  readonly claimed: number;
  readonly paid: number;
  readonly status: ClaimStatus;
  readonly location: string;
}

const PAYERS = ['Aetna', 'Blue Cross Blue Shield', 'Humana', 'Medicare', 'Medicaid', 'UnitedHealthcare'];
const LOCATIONS = ['Main Clinic', 'North Campus', 'Harbor Street', 'Lakeside'];
const PROCEDURES = ['99213', '99214', '80053', '71046', '97110', '27447', 'J1885'];
const DIAGNOSES = ['E119', 'I10', 'J069', 'M545', 'Z0000', 'F411'];

/**
 * Claims of a run of months, the same for the same seed: every payer and location has its own mix of statuses, so that
 * rates differ.
 *
 * @param from first month, `YYYY-MM`
 */
export function inventedClaims(options: {
  readonly count: number;
  readonly months: number;
  readonly from: string;
  readonly seed?: number;
  readonly prefix?: string;
}): InventedClaim[] {
  const { count, months, from, seed = 1, prefix = 'CLM' } = options;
  const draws = createBillingDraws(seed);
  const [year, month] = from.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, i): InventedClaim => {
    const payer = draws.oneOf(PAYERS);
    const claimed = 4000 + draws.upTo(60_000);
    const roll = draws.upTo(100) + (payer === 'Humana' ? 12 : 0);
    const status: ClaimStatus =
      roll < 45
        ? 'paid'
        : roll < 60
          ? 'partially_paid'
          : roll < 72
            ? 'approved'
            : roll < 90
              ? 'rejected'
              : 'pending';
    const share =
      status === 'paid' ? 80 + draws.upTo(21) : status === 'partially_paid' ? 30 + draws.upTo(40) : 0;
    // Every month has its claims, to its last day.
    const at = i % months;
    const last = new Date(Date.UTC(year, month + at, 0)).getUTCDate();
    const day = new Date(Date.UTC(year, month - 1 + at, i < months ? last : 1 + draws.upTo(last)));
    return {
      id: `${prefix}-${String(i + 1).padStart(7, '0')}`,
      provider: `P${100 + draws.upTo(8)}`,
      procedure: draws.oneOf(PROCEDURES),
      diagnosis: draws.oneOf(DIAGNOSES),
      day: day.toISOString().slice(0, 10),
      payer,
      claimed,
      paid: Math.floor((claimed * share) / 100),
      status,
      location: draws.oneOf(LOCATIONS),
    };
  });
}

const dollars = (cents: number): string => (cents / 100).toFixed(2);

export const CONTRACT_HEADER =
  'Claim_ID,Provider_ID,Procedure_code,Diagnosis_code,service_date,Payer,Claim_amnt,Paid_amnt,claim_status,Location';

/** A claim as a clean export has it, under {@link CONTRACT_HEADER}. */
export const cleanRow = (claim: InventedClaim): string =>
  [
    ...[claim.id, claim.provider, claim.procedure, claim.diagnosis, claim.day, claim.payer],
    ...[dollars(claim.claimed), dollars(claim.paid), claim.status.replace('_', ' '), claim.location],
  ].join(',');

/** A clean export of these claims. */
export const cleanFile = (claims: readonly InventedClaim[]): string =>
  `${[CONTRACT_HEADER, ...claims.map(cleanRow)].join('\n')}\n`;
