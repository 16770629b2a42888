import type { BillingDraws } from '../billing/billing-draws.ts';
import { dayOf, type InventedBeneficiary } from './invented-beneficiaries.ts';

/** A claim as it truly is, before anybody exports it. */
export interface InventedCmsClaim {
  readonly id: string;
  readonly person: InventedBeneficiary;
  readonly type: 'Inpatient' | 'Outpatient';
  /** `YYYY-MM-DD`; the admission of an inpatient. */
  readonly from: string;
  /** Nights of an inpatient's stay; 0 for an outpatient. */
  readonly days: number;
  readonly provider: string;
  /** Whole USD. */
  readonly paid: number;
  readonly deductible: number;
}

/** Every eighth provider is flagged, and is dearer. */
export const isFlagged = (provider: number): boolean => provider % 8 === 3;
export const providerNumber = (provider: number): string => `PRV${51000 + provider}`;

/** The year a claim's beneficiary is described in. */
export const summaryYear = (claim: InventedCmsClaim, firstYear: number): number =>
  Number(claim.from.slice(0, 4)) - firstYear;

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * The claims of beneficiaries over a run of years, none after a death: the more conditions, the more claims. Each month
 * has one on its last day, so that it is complete.
 */
export function inventCmsClaims(
  draws: BillingDraws,
  people: readonly InventedBeneficiary[],
  options: {
    readonly firstYear: number;
    readonly years: number;
    readonly prefix: string;
    readonly providers: number;
  },
): InventedCmsClaim[] {
  const { firstYear, years, prefix, providers } = options;
  const claims: InventedCmsClaim[] = [];
  const add = (person: InventedBeneficiary, type: InventedCmsClaim['type'], from: string): void => {
    // The larger the number, the fewer the claims of a provider.
    const provider = Math.min(draws.upTo(providers), draws.upTo(providers), draws.upTo(providers));
    const dear = isFlagged(provider) ? 140 : 100;
    const inpatient = type === 'Inpatient';
    const usual = inpatient ? 2000 + draws.upTo(6000) + draws.upTo(14) ** 3 * 10 : 20 + draws.upTo(400);
    claims.push({
      id: `${prefix}${String(claims.length + 1).padStart(10, '0')}`,
      ...{ person, type, from },
      days: inpatient ? 1 + draws.upTo(9) : 0,
      provider: providerNumber(provider),
      paid: Math.round((usual * dear) / 100),
      deductible: inpatient ? (draws.upTo(3) === 0 ? 0 : 1068) : draws.upTo(4) === 0 ? draws.upTo(100) : 0,
    });
  };
  for (const person of people) {
    for (let year = 0; year < years; year += 1) {
      const ill = person.summaries[year]!.conditions.filter(Boolean).length;
      const visits: InventedCmsClaim['type'][] = [
        ...Array.from({ length: draws.upTo(4 + ill) }, () => 'Outpatient' as const),
        ...Array.from(
          { length: draws.upTo(4) === 0 ? 1 + draws.upTo(1 + ill) : 0 },
          () => 'Inpatient' as const,
        ),
      ];
      for (const type of visits) {
        const from = dayOf(firstYear + year, draws.upTo(365));
        if (person.died === null || from <= person.died) add(person, type, from);
      }
    }
  }
  const living = people.filter(({ died }) => died === null);
  for (let month = 1; month <= years * 12; month += 1) {
    add(
      draws.oneOf(living),
      'Outpatient',
      new Date(Date.UTC(firstYear, month, 0)).toISOString().slice(0, 10),
    );
  }
  return claims;
}
