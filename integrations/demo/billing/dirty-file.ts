import type { IntakeLog } from '../../intake/process/intake-log.ts';
import { CONTRACT_HEADER, cleanRow, type InventedClaim } from './invented-claims.ts';

/** Changes one field of a row, by its number in the contract's header. */
const put =
  (at: number, change: (field: string, claim: InventedClaim) => string) =>
  (claim: InventedClaim): string => {
    const fields = cleanRow(claim).split(',');
    return fields.map((field, i) => (i === at ? change(field, claim) : field)).join(',');
  };

const [ID, PROVIDER, DIAGNOSIS, DATE, PAYER, CLAIMED, PAID, STATUS, LOCATION] = [0, 1, 3, 4, 5, 6, 7, 8, 9];

const dayFirst = (day: string): string => day.split('-').toReversed().join('/');
const grouped = (amount: string): string => `"$${amount.replace(/\B(?=(\d{3})+\.)/g, ',')}"`;

/** Kinds of dirt that are repaired: what each counts as, and how a row gets it. */
const REPAIRED: readonly (readonly [
  keyof IntakeLog['repaired'] & string,
  (claim: InventedClaim) => string,
])[] = [
  ['spaces', put(LOCATION, (text) => `  ${text.replace(' ', '  ')} `)],
  ['formulas', put(PROVIDER, (text) => `=${text}`)],
  ['dates', put(DATE, dayFirst)],
  ['dates', put(DATE, (day) => `${Number(day.slice(8))} Mar ${day.slice(0, 4)}`)],
  ['amounts', put(CLAIMED, grouped)],
  ['amounts', put(PAID, () => '(12.50)')],
  ['statuses', put(STATUS, () => 'Apprvd')],
  ['statuses', put(STATUS, () => 'D')],
  ['payers', put(PAYER, () => 'BCBS')],
  ['payers', put(PAYER, () => 'Untied Healthcare')],
  ['locations', put(LOCATION, (text) => text.toUpperCase())],
  ['codes', put(DIAGNOSIS, (code) => code.toLowerCase())],
];

/** Dirt that cannot be trusted, by the reason it is quarantined for. */
const QUARANTINED: readonly (readonly [string, (claim: InventedClaim) => string])[] = [
  ['no claim id', put(ID, () => '')],
  ['a claim id of more than 100 characters', put(ID, (id) => id.padEnd(101, '0'))],
  ['no service date', put(DATE, () => 'N/A')],
  ['a service date that is no date', put(DATE, () => '31/02/2024')],
  ['a service date in the future', put(DATE, () => '2031-01-01')],
  ['a service date before 1990', put(DATE, () => '1924-01-01')],
  ['no payer', put(PAYER, () => '-')],
  ['no claim amount', put(CLAIMED, () => '')],
  ['a claim amount that is no number', put(CLAIMED, () => 'twelve')],
  ['a negative claim amount', put(CLAIMED, (amount) => `(${amount})`)],
  ['a paid amount that is no number', put(PAID, () => '=1+1')],
  ['an amount above 100 million', put(CLAIMED, () => '100000000.01')],
  ['no claim status', put(STATUS, () => 'null')],
  ['a claim status that is not understood', put(STATUS, () => 'P')],
  ['fewer fields than the header', (claim) => cleanRow(claim).split(',').slice(0, 7).join(',')],
  ['more fields than the header', (claim) => `${cleanRow(claim)},one,two`],
  ['a quote that is never closed', put(LOCATION, (text) => `"${text}`)],
  ['the header again', () => CONTRACT_HEADER],
];

/** What the log of a dirty file must say, to the row. */
export interface KnownDirt {
  readonly text: string;
  readonly read: number;
  readonly loaded: number;
  readonly repaired: Readonly<Record<string, number>>;
  readonly quarantined: Readonly<Record<string, number>>;
  readonly duplicates: IntakeLog['duplicates'];
}

/**
 * A billing file with every kind of dirt in known amounts: of each claim one thing is wrong.
 *
 * @param claims enough of them: `each` for every kind
 * @param each rows per kind of dirt
 */
export function dirtyFile(claims: readonly InventedClaim[], each: number): KnownDirt {
  const left = [...claims];
  const take = (): InventedClaim => {
    const claim = left.shift();
    if (claim === undefined) throw new Error('there are too few claims for so much dirt');
    return claim;
  };
  const rows: string[] = [];
  const repaired: Record<string, number> = {};
  const quarantined: Record<string, number> = {};
  for (const [kind, dirty] of REPAIRED) {
    for (let i = 0; i < each; i += 1) rows.push(dirty(take()));
    repaired[kind] = (repaired[kind] ?? 0) + each;
  }
  for (const [reason, dirty] of QUARANTINED) {
    for (let i = 0; i < each; i += 1) rows.push(dirty(take()));
    quarantined[reason] = each;
  }
  const repairedRows = REPAIRED.length * each;
  for (let i = 0; i < each; i += 1) {
    const [exact, near, old] = [take(), take(), take()];
    rows.push(cleanRow(exact), cleanRow(exact));
    rows.push(put(ID, (id) => id.toLowerCase())(near), cleanRow(near));
    rows.push(cleanRow({ ...old, status: 'pending', paid: 0 }), cleanRow({ ...old, status: 'paid' }));
  }
  rows.push(...left.map(cleanRow));
  return {
    text: `${[CONTRACT_HEADER, ...rows].join('\n')}\n`,
    read: rows.length,
    loaded: repairedRows + 3 * each + left.length,
    repaired,
    quarantined,
    duplicates: { exact: each, near: each, superseded: each },
  };
}
