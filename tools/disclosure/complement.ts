import { PayerscopeError } from '../errors.ts';
import { NormalForms } from './normal-forms.ts';

/**
 * One system to be masked: numbers ("columns", one per cell and measure), the sums that bind them, and what must not
 * follow from what is published.
 */
export interface MaskSystem {
  /** Names the measures in messages. */
  readonly subject: string;
  readonly columns: number;
  /** Parent first: parent = Σ others. */
  readonly sums: readonly Int32Array[];
  /** Known to everybody: zeros, and what another mask has published already. */
  readonly known: Uint8Array;
  /** Of the known, what may be withheld after all where nothing else helps; its own mask is then made anew. */
  readonly reserve: Uint8Array;
  /** Withheld on their own account. */
  readonly primary: Uint8Array;
  /** Withheld because another mask withholds the cell. */
  readonly forced: Uint8Array;
  /** Sums of columns that must stay unknown beside the primaries; `~c` stands for −c. */
  readonly guarded: readonly (readonly number[])[];
  /** How dispensable a column is, in coarse steps and in a total order: higher is withheld first. */
  readonly tier: Uint8Array;
  readonly order: Uint32Array;
}

/** Spare candidates per sum that touches a primary: choice for the greedy pass. */
const SPARE = 2;

/**
 * Complementary suppression: what else to withhold so that no primary and no guarded sum follows from the published
 * columns by linear arithmetic.
 *
 * First a pool of candidates is grown around the primaries, the most dispensable first, until nothing is
 * determined. Then the pool is published again greedily, the most useful first: a column stays withheld
 * when its normal form is proportional to that of something guarded. Columns outside the pool are published
 * throughout, so the elimination is as small as the pool.
 *
 * @returns one flag per column: 1 withheld
 * @throws PayerscopeError RELEASE_REFUSED where even withholding everything would not help
 */
export function withholdComplements(system: MaskSystem): Uint8Array {
  const withheld = growPool(system);
  const forms = eliminate(system, withheld);
  const candidates: number[] = [];
  const idle: number[] = [];
  for (let c = 0; c < system.columns; c++) {
    if (!withheld[c] || system.primary[c]) continue;
    if (system.forced[c]) idle.push(forms.index[c]!);
    else candidates.push(c);
  }
  forms.normal.forget(idle);
  candidates.sort((a, b) => system.order[a]! - system.order[b]!);
  for (const column of candidates) {
    const unknown = forms.index[column]!;
    if (forms.normal.wouldGiveAway(unknown)) continue;
    forms.normal.publish(unknown);
    withheld[column] = 0;
  }
  return withheld;
}

function growPool(system: MaskSystem): Uint8Array {
  const { sums, primary, forced, order, tier, reserve } = system;
  const known = Uint8Array.from(system.known);
  const withheld = Uint8Array.from(known, (flag, c) => (!flag && (primary[c] || forced[c]) ? 1 : 0));
  const guarded: (readonly number[])[] = [];
  for (let c = 0; c < system.columns; c++) if (withheld[c] && primary[c]) guarded.push([c]);
  const primaries = guarded.length;
  guarded.push(...system.guarded);

  const sumsOf = Array.from({ length: system.columns }, (): number[] => []);
  const open = new Int32Array(sums.length);
  const single: number[] = [];
  sums.forEach((sum, s) => {
    for (const c of sum) {
      if (known[c] && !reserve[c]) continue;
      sumsOf[c]!.push(s);
      if (withheld[c]) open[s]!++;
    }
    if (open[s] === 1) single.push(s);
  });
  const withhold = (c: number) => {
    withheld[c] = 1;
    for (const s of sumsOf[c]!) if (++open[s]! === 1) single.push(s);
  };
  /** The most dispensable column that is still published; a new loose end costs less than a coarser tier. */
  const cheapest = (columns: Iterable<number>): number => {
    let best = -1;
    let bestEnds = 0;
    for (const c of columns) {
      if (known[c] || withheld[c]) continue;
      let ends = 0;
      for (const s of sumsOf[c]!) if (open[s] === 0) ends++;
      const gain = best < 0 ? 1 : tier[c]! - tier[best]! || bestEnds - ends || order[c]! - order[best]!;
      if (gain > 0) [best, bestEnds] = [c, ends];
    }
    return best;
  };
  const closePairs = () => {
    for (let s = single.pop(); s !== undefined; s = single.pop()) {
      if (open[s] !== 1) continue;
      const c = cheapest(sums[s]!);
      if (c >= 0) withhold(c);
    }
  };

  /** What can still be withheld in the given sums or, where there is nothing, in those next to them. */
  const nearest = (from: ReadonlySet<number>): number[] => {
    for (let ends = from; ; ) {
      const found = [...ends].map((s) => cheapest(sums[s]!)).filter((c) => c >= 0);
      const wider = new Set(ends);
      for (const s of ends) {
        for (const c of sums[s]!) if (withheld[c]) for (const next of sumsOf[c]!) wider.add(next);
      }
      if (found.length > 0 || wider.size === ends.size) return found;
      ends = wider;
    }
  };

  closePairs();
  for (const form of guarded) {
    for (const s of form.flatMap((c) => sumsOf[c < 0 ? ~c : c]!)) {
      for (let spare = open[s]!; spare < 2 + SPARE; spare++) {
        const c = cheapest(sums[s]!);
        if (c >= 0) withhold(c);
      }
    }
  }
  closePairs();
  for (;;) {
    const { normal, index } = eliminate(system, withheld);
    const exposed = guarded.filter((form, g) =>
      g < primaries ? normal.isDetermined(index[form[0]!]!) : normal.isSumDetermined(g - primaries),
    );
    if (exposed.length === 0) return withheld;
    const ends = new Set(exposed.flatMap((form) => form.flatMap((c) => sumsOf[c < 0 ? ~c : c]!)));
    sums.forEach((sum, s) => {
      if (sum.some((c) => withheld[c] && normal.isDetermined(index[c]!))) ends.add(s);
    });
    const added = exposed.map((form) => cheapest(form.map((c) => (c < 0 ? ~c : c)))).filter((c) => c >= 0);
    added.push(...nearest(ends));
    if (added.length === 0) {
      for (let c = 0; c < system.columns; c++) if (reserve[c] && !withheld[c]) known[c] = 0;
      added.push(...nearest(ends));
      for (let c = 0; c < system.columns; c++) known[c] = system.known[c]!;
    }
    if (added.length === 0) {
      throw new PayerscopeError(
        'RELEASE_REFUSED',
        `${exposed.length} small numbers of ${system.subject} follow from what must be shown: the release is not published.`,
      );
    }
    for (const c of added) if (!withheld[c]) withhold(c);
    closePairs();
  }
}

/** The sums and guarded forms, restricted to the withheld columns and reduced. */
function eliminate(
  { columns, sums, primary, guarded }: MaskSystem,
  withheld: Uint8Array,
): { normal: NormalForms; index: Int32Array } {
  const index = new Int32Array(columns).fill(-1);
  const flags: number[] = [];
  for (let c = 0; c < columns; c++) if (withheld[c]) index[c] = flags.push(primary[c]!) - 1;
  const local = (form: readonly number[]) =>
    form.flatMap((c) => (c < 0 ? (withheld[~c] ? [~index[~c]!] : []) : withheld[c] ? [index[c]!] : []));
  const normal = new NormalForms(Uint8Array.from(flags), guarded.map(local));
  const equations: number[][] = [];
  for (const sum of sums) {
    const signed: number[] = [];
    if (withheld[sum[0]!]) signed.push(~index[sum[0]!]!);
    for (let k = 1; k < sum.length; k++) if (withheld[sum[k]!]) signed.push(index[sum[k]!]!);
    if (signed.length > 0) equations.push(signed);
  }
  // Short equations first: least fill-in.
  equations.sort((a, b) => a.length - b.length);
  for (const signed of equations) normal.addEquation(signed);
  return { normal, index };
}
