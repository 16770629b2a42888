import type { ClaimGroup, Network, OrderGroup } from './network-rows.ts';

/** What a neighbour may change: each figure stands inside withheld cells, and its offset in their complements. */
export interface Hidden {
  /** Claims of Dorset in May 2024; Cappa's and April's make up for it. */
  readonly dorsetInMay: number;
  /** Underpaid claims of Beta in August 2024, 84 dollars short in all; Alpha's make up for it. */
  readonly betaUnderpaid: 4 | 7;
  /** Dollars of the largest claim of Epsilon in October 2024; Cappa's make up for it. */
  readonly largestClaim: number;
  /** Orders of Lisinopril with Dorset in the second quarter of 2024; three other cells make up for it. */
  readonly dorsetLisinopril: number;
}

export const AS_IT_IS: Hidden = {
  dorsetInMay: 4,
  betaUnderpaid: 4,
  largestClaim: 5_000,
  dorsetLisinopril: 4,
};

const MONTHS = ['2023', '2024'].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
);
const USUAL: Readonly<Record<string, number>> = { Alpha: 90, Beta: 60, Cappa: 35, Dorset: 45 };

/** Claims of each payer where a month differs from the usual. */
function claimsIn(month: string, payer: string, { dorsetInMay }: Hidden): number {
  const moved = dorsetInMay - AS_IT_IS.dorsetInMay;
  if (month === '2024-05' && payer === 'Dorset') return dorsetInMay;
  if (month === '2024-05' && payer === 'Cappa') return 23 - moved;
  if (month === '2024-04' && payer === 'Dorset') return 30 - moved;
  if (month === '2024-04' && payer === 'Cappa') return 25 + moved;
  return USUAL[payer]!;
}

function claimsOf(month: string, hidden: Hidden): ClaimGroup[] {
  return Object.keys(USUAL).flatMap((payer): ClaimGroup[] => {
    const group = { payer, month, claims: claimsIn(month, payer, hidden) };
    // Alpha leaves some unpaid, so that there is something to age.
    if (payer === 'Alpha' && month >= '2024-09') {
      return [
        { ...group, claims: 60 },
        { ...group, claims: 30, paid: 0 },
      ];
    }
    if (month === '2024-08' && (payer === 'Alpha' || payer === 'Beta')) {
      const moved = hidden.betaUnderpaid === 4 ? 0 : 3;
      const [short, by] = payer === 'Beta' ? [4 + moved, moved ? 12 : 21] : [20 - moved, moved ? 20 : 17];
      return [
        { ...group, claims: group.claims - short },
        { ...group, claims: short, paid: 100 - by },
      ];
    }
    if (month === '2024-10' && payer === 'Cappa') {
      const given = (AS_IT_IS.largestClaim - hidden.largestClaim) / 20;
      return [
        { ...group, claims: group.claims - 20 },
        { ...group, claims: 20, charge: 100 + given },
      ];
    }
    return [group];
  });
}

function ordersOf({ dorsetLisinopril }: Hidden): OrderGroup[] {
  const moved = dorsetLisinopril - AS_IT_IS.dorsetLisinopril;
  const cells: readonly [string, string, number][] = [
    ['Alpha', 'Lisinopril 10 MG', 80],
    ['Alpha', 'Metformin 500 MG', 75],
    ['Alpha', 'Simvastatin 20 MG', 70],
    ['Beta', 'Lisinopril 10 MG', 66],
    ['Beta', 'Metformin 500 MG', 72],
    ['Beta', 'Simvastatin 20 MG', 68],
    ['Cappa', 'Lisinopril 10 MG', 22],
    ['Cappa', 'Metformin 500 MG', 24],
    ['Cappa', 'Simvastatin 20 MG', 64],
    ['Dorset', 'Lisinopril 10 MG', 4],
    ['Dorset', 'Metformin 500 MG', 26],
    ['Dorset', 'Simvastatin 20 MG', 62],
  ];
  const shift: Readonly<Record<string, number>> = {
    'Dorset Lisinopril 10 MG': moved,
    'Dorset Metformin 500 MG': -moved,
    'Cappa Lisinopril 10 MG': -moved,
    'Cappa Metformin 500 MG': moved,
  };
  return cells.map(([payer, medication, orders]) => ({
    payer,
    medication,
    month: '2024-05',
    orders: orders + (shift[`${payer} ${medication}`] ?? 0),
  }));
}

/** Two years of a hospital with four payers, a fifth in one month, and three medications in one. */
export function hospital(hidden: Hidden = AS_IT_IS): Network {
  const epsilon = { payer: 'Epsilon', month: '2024-10' };
  return {
    claims: [
      ...MONTHS.flatMap((month) => claimsOf(month, hidden)),
      { ...epsilon, claims: 1, charge: hidden.largestClaim },
      { ...epsilon, claims: 11 },
    ],
    orders: ordersOf(hidden),
  };
}
