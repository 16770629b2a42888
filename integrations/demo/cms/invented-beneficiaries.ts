import type { BillingDraws } from '../billing/billing-draws.ts';

/** The eleven chronic conditions in the order of the public layouts. */
export const CONDITIONS = [
  'alzheimers',
  'heart_failure',
  'kidney_disease',
  'cancer',
  'copd',
  'depression',
  'diabetes',
  'ischemic_heart',
  'osteoporosis',
  'arthritis',
  'stroke',
] as const;

/** How many of a hundred beneficiaries have each, about as among people over 65. */
const PREVALENCE = [12, 17, 15, 8, 12, 16, 28, 32, 12, 28, 5];

/** Codes of the Social Security Administration, each as often as it should be drawn. */
const STATES: readonly (readonly [string, number])[] = [
  ...([
    ['05', 14],
    ['10', 12],
    ['45', 11],
    ['33', 10],
    ['39', 8],
    ['36', 7],
    ['14', 6],
    ['23', 5],
  ] as const),
  ...([
    ['34', 5],
    ['11', 4],
    ['31', 4],
    ['49', 3],
    ['03', 3],
    ['22', 2],
    ['44', 2],
    ['52', 1],
    ['53', 1],
  ] as const),
];
const DRAWN_STATES = STATES.flatMap(([code, weight]) => Array<string>(weight).fill(code));

export interface InventedSummary {
  readonly state: string;
  /** In the order of `CONDITIONS`. */
  readonly conditions: readonly boolean[];
}

export interface InventedBeneficiary {
  readonly id: string;
  /** `YYYY-MM-DD`, as all days here. */
  readonly born: string;
  readonly died: string | null;
  /** One per year, in order. */
  readonly summaries: readonly InventedSummary[];
}

export const dayOf = (year: number, dayOfYear: number): string =>
  new Date(Date.UTC(year, 0, 1 + dayOfYear)).toISOString().slice(0, 10);

/**
 * Beneficiaries of a run of years. Conditions are gained, never lost; a few move to another state; one in thirty dies
 * within the years.
 *
 * @param prefix what their ids begin with
 */
export function inventBeneficiaries(
  draws: BillingDraws,
  options: {
    readonly count: number;
    readonly firstYear: number;
    readonly years: number;
    readonly prefix: string;
  },
): InventedBeneficiary[] {
  const { count, firstYear, years, prefix } = options;
  return Array.from({ length: count }, (_, i): InventedBeneficiary => {
    const age = draws.upTo(10) === 0 ? 30 + draws.upTo(35) : 65 + Math.min(draws.upTo(34), draws.upTo(34));
    const born = dayOf(firstYear - age - 1, draws.upTo(365));
    const died = draws.upTo(30) === 0 ? dayOf(firstYear + draws.upTo(years), 180 + draws.upTo(180)) : null;
    let state = draws.oneOf(DRAWN_STATES);
    let conditions = PREVALENCE.map((share) => draws.upTo(100) < share);
    const summaries = Array.from({ length: years }, (_, year): InventedSummary => {
      if (year > 0) {
        conditions = conditions.map((has, at) => has || draws.upTo(1500) < PREVALENCE[at]!);
        if (draws.upTo(50) === 0) state = draws.oneOf(DRAWN_STATES);
      }
      return { state, conditions };
    });
    return { id: `${prefix}${String(i + 1).padStart(8, '0')}`, born, died, summaries };
  });
}
