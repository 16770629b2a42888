import { addDays, type InventedCmsClaim } from './invented-cms-claims.ts';
import type { Vintage } from './public-headers.ts';
import { claimRow, type ExportedRow, NAMED, writtenDay } from './vintage-rows.ts';

/** How often each kind of dirt stands in one file of claims. */
export interface CmsDirt {
  /** Rows written twice. */
  readonly repeated: number;
  /** Inpatient claims in two segments (DE-SynPUF) or two lines (RIF); none in the study's files. */
  readonly parts: number;
  /** Inpatient claims whose discharge precedes their admission. */
  readonly negativeStays: number;
  /** Claims that another file, later by name, has with another amount. */
  readonly superseded: number;
  /** Claims that begin after their beneficiary's death. */
  readonly afterDeath: number;
  /** Rows without a first day, with a day that is none, with an amount that is none, of nobody known, cut short. */
  readonly missingDates: number;
  readonly badDates: number;
  readonly badAmounts: number;
  readonly unknownPeople: number;
}

export const NO_DIRT: CmsDirt = {
  ...{ repeated: 0, parts: 0, negativeStays: 0, superseded: 0, afterDeath: 0 },
  ...{ missingDates: 0, badDates: 0, badAmounts: 0, unknownPeople: 0 },
};

/** The rows of one file of claims and of the one that supersedes some of them. */
export interface DirtyFile {
  readonly rows: readonly ExportedRow[];
  readonly later: readonly ExportedRow[];
  /** Rows to be rejected, by reason as the import log words it. */
  readonly rejected: Readonly<Record<string, number>>;
  /** What was written of each kind of dirt that is loaded. */
  readonly written: Readonly<
    Pick<CmsDirt, 'repeated' | 'parts' | 'negativeStays' | 'superseded' | 'afterDeath'>
  >;
}

/**
 * Writes claims of one type as a vintage exports them, with dirt in known amounts. Each claim has one kind of dirt at
 * most; rows that will be rejected are added, so that the claims themselves stay as they were invented.
 *
 * @param claims of one type
 * @param everyone claims to draw those after a death from
 */
export function dirtyClaims(vintage: Vintage, claims: readonly InventedCmsClaim[], dirt: CmsDirt): DirtyFile {
  const name = NAMED[vintage];
  const isInpatient = claims[0]?.type === 'Inpatient';
  const clean = claims.map((claim) => claimRow(vintage, claim));
  const rows = [...clean];
  const later: ExportedRow[] = [];
  // Every seventh claim is for dirt: one after the other, each once.
  let next = 0;
  const take = (count: number): number[] =>
    Array.from({ length: count }, () => {
      next += 7;
      return next;
    }).filter((at) => at < clean.length);

  const negative = take(isInpatient ? dirt.negativeStays : 0);
  for (const at of negative) {
    rows[at] = { ...clean[at]!, [name.discharge]: writtenDay(vintage, addDays(claims[at]!.from, -3)) };
  }
  const superseded = take(dirt.superseded);
  for (const at of superseded) {
    later.push(clean[at]!);
    rows[at] = { ...clean[at]!, [name.paid]: String(claims[at]!.paid + 500) };
  }
  const parts = take(isInpatient && vintage !== 'study' ? dirt.parts : 0);
  for (const at of parts) rows.push(...inParts(vintage, clean[at]!, rows, at));
  const repeated = take(dirt.repeated);
  for (const at of repeated) rows.push(clean[at]!);

  const dead = claims.filter(({ person }) => person.died !== null);
  const afterDeath = Math.min(dirt.afterDeath, dead.length);
  for (const claim of dead.slice(0, afterDeath)) {
    const late = {
      ...claim,
      id: `${claim.id}D`,
      from: addDays(claim.person.died!, 2),
      days: Math.min(claim.days, 1),
    };
    rows.push(claimRow(vintage, late));
  }

  const rejected: Record<string, number> = {};
  const reject = (count: number, reason: string, change: ExportedRow): void => {
    if (count === 0) return;
    rejected[reason] = count;
    for (let i = 0; i < count; i += 1) {
      rows.push({ ...clean[(i * 11) % clean.length]!, [name.id]: `X${rows.length}`, ...change });
    }
  };
  const from = name.from.toLowerCase();
  const admitted = isInpatient ? { [vintage === 'study' ? 'AdmissionDt' : 'CLM_ADMSN_DT']: '' } : {};
  reject(dirt.missingDates, `missing ${from}`, { [name.from]: '', ...admitted });
  reject(dirt.badDates, `unreadable date in ${from}`, { [name.from]: '2009-02-30' });
  reject(dirt.badAmounts, `unreadable amount in ${name.paid.toLowerCase()}`, { [name.paid]: 'twelve' });
  reject(dirt.unknownPeople, 'no such beneficiary', { [name.person]: 'NOBODY' });
  return {
    ...{ rows, later, rejected },
    written: {
      ...{ repeated: repeated.length, parts: parts.length, negativeStays: negative.length },
      ...{ superseded: superseded.length, afterDeath },
    },
  };
}

/** A claim in two rows: segments share its amounts, lines repeat them. Changes the first row in place. */
function inParts(vintage: Vintage, row: ExportedRow, rows: ExportedRow[], at: number): ExportedRow[] {
  if (vintage === 'rif') return [{ ...row, CLM_LINE_NUM: '2' }];
  const first = Math.floor(Number(row['CLM_PMT_AMT']) / 3);
  rows[at] = { ...row, CLM_PMT_AMT: `${first}.00` };
  const rest = Number(row['CLM_PMT_AMT']) - first;
  return [
    { ...row, SEGMENT: '2', CLM_FROM_DT: '', CLM_PMT_AMT: `${rest}.00`, NCH_BENE_IP_DDCTBL_AMT: '0.00' },
  ];
}
