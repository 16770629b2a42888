import { PayerscopeError } from '../errors.ts';
import { NormalForms } from './normal-forms.ts';
import { negative, PRIME, plus } from './residues.ts';
import { equationsAmong, SparseElimination } from './sparse-elimination.ts';

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

/** Withheld columns beyond the two a sum needs, where it touches something exposed: choice for the greedy pass. */
const SPARE = 1;

/** Something that must not follow from published columns: one column, or a sum of them (`~c` stands for −c). */
type Form = readonly number[];

/**
 * Complementary suppression: what else to withhold so that no primary and no guarded sum follows from the published
 * columns by linear arithmetic.
 *
 * Most primaries hide each other already: what does not follow with nothing but primaries and forced columns
 * withheld is safe whatever else is published. For the rest a pool of candidates is grown, the most
 * dispensable first, until nothing is determined. Then the pool is published again greedily, the most useful
 * first: a column stays withheld when its normal form is proportional to that of something guarded. Columns
 * outside the pool are published throughout, and safe ones are eliminated beforehand, so the elimination is
 * as small as what is at stake.
 *
 * @returns one flag per column: 1 withheld
 * @throws PayerscopeError RELEASE_REFUSED where even withholding everything would not help
 */
export function withholdComplements(system: MaskSystem): Uint8Array {
  const { known, primary, forced } = system;
  const withheld = known.map((flag, c) => (!flag && (primary[c] || forced[c]) ? 1 : 0));
  const guarded: Form[] = [...system.guarded];
  for (let c = 0; c < system.columns; c++) if (withheld[c] && primary[c]) guarded.push([c]);
  const exposed = followingFrom(system, withheld, guarded).forms;
  if (exposed.length === 0) return withheld;

  const fixed = withheld.slice();
  growPool(system, withheld, exposed);
  const { order } = system;
  const candidates: number[] = [];
  for (let c = 0; c < system.columns; c++) if (withheld[c] && !fixed[c]) candidates.push(c);
  candidates.sort((a, b) => order[a]! - order[b]!);
  const { normal, index } = project(system, withheld, candidates, exposed);
  for (const column of candidates) {
    const unknown = index[column]!;
    if (normal.wouldGiveAway(unknown)) continue;
    normal.publish(unknown);
    withheld[column] = 0;
  }
  return withheld;
}

/** Withholds candidates around what is exposed until none of it follows from what is left. */
function growPool(system: MaskSystem, withheld: Uint8Array, forms: readonly Form[]): void {
  const { sums, order, tier, reserve } = system;
  const known = Uint8Array.from(system.known);
  const sumsOf = Array.from({ length: system.columns }, (): number[] => []);
  const open = new Int32Array(sums.length);
  const single: number[] = [];
  sums.forEach((sum, s) => {
    for (const c of sum) {
      if (known[c] && !reserve[c]) continue;
      sumsOf[c]!.push(s);
      if (withheld[c]) open[s]!++;
    }
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

  const touching = (list: readonly Form[]) =>
    list.flatMap((form) => form.flatMap((c) => sumsOf[c < 0 ? ~c : c]!));
  for (const s of touching(forms)) if (open[s] === 1) single.push(s);
  closePairs();
  for (const s of touching(forms)) {
    for (let spare = open[s]!; spare < 2 + SPARE; spare++) {
      const c = cheapest(sums[s]!);
      if (c >= 0) withhold(c);
    }
  }
  closePairs();
  for (;;) {
    const { forms: exposed, columns } = followingFrom(system, withheld, forms);
    if (exposed.length === 0) return;
    const ends = new Set([...touching(exposed), ...touching(columns().map((c) => [c]))]);
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
        { details: { columns: exposed.flat().map((c) => (c < 0 ? ~c : c)) } },
      );
    }
    for (const c of added) if (!withheld[c]) withhold(c);
    closePairs();
  }
}

/** What of the forms, and which of the withheld columns, follow from the published columns. */
function followingFrom(
  { sums }: MaskSystem,
  withheld: Uint8Array,
  forms: readonly Form[],
): { forms: Form[]; columns: () => number[] } {
  const { index, columns } = numberWithheld(withheld);
  const elimination = new SparseElimination(PRIME, columns.length, equationsAmong(sums, index, PRIME));
  // A number that either of two random changes moves does not follow.
  const changes = [elimination.draw(0), elimination.draw(1)];
  const moved = (form: Form) => changes.some((change) => changeOf(form, index, change) !== 0);
  return {
    forms: forms.filter((form) => !moved(form)),
    columns: () => columns.filter((_, unknown) => changes.every((change) => change[unknown] === 0)),
  };
}

function changeOf(form: Form, index: Int32Array, change: Float64Array): number {
  let sum = 0;
  for (const c of form) {
    const unknown = index[c < 0 ? ~c : c]!;
    if (unknown < 0) continue;
    sum = plus(sum, c < 0 ? negative(change[unknown]!, PRIME) : change[unknown]!, PRIME);
  }
  return sum;
}

/** Normal forms of the candidates and the exposed forms; everything else withheld is eliminated. */
function project(
  { sums, columns }: MaskSystem,
  withheld: Uint8Array,
  candidates: readonly number[],
  exposed: readonly Form[],
): { normal: NormalForms; index: Int32Array } {
  const all = numberWithheld(withheld);
  const kept = new Uint8Array(all.columns.length);
  const guarded = new Uint8Array(columns);
  for (const c of candidates) kept[all.index[c]!] = 1;
  const signed = exposed.map((form) => form.filter((c) => withheld[c < 0 ? ~c : c]));
  for (const form of signed) {
    for (const c of form) kept[all.index[c < 0 ? ~c : c]!] = 1;
    if (form.length === 1) guarded[form[0]! < 0 ? ~form[0]! : form[0]!] = 1;
  }
  const elimination = new SparseElimination(
    PRIME,
    all.columns.length,
    equationsAmong(sums, all.index, PRIME),
    kept,
  );

  const core = numberWithheld(withheld.map((flag, c) => flag & (kept[all.index[c]!] ?? 0)));
  const local = (form: Form) => form.map((c) => (c < 0 ? ~core.index[~c]! : core.index[c]!));
  const normal = new NormalForms(
    Uint8Array.from(core.columns, (c) => guarded[c]!),
    signed.filter((form) => form.length > 1).map(local),
  );
  // Short equations first: least fill-in.
  const rest = elimination.rest().sort((a, b) => a.unknowns.length - b.unknowns.length);
  for (const { unknowns, coefficients } of rest) {
    normal.addEquation(
      unknowns.map((u) => core.index[all.columns[u]!]!),
      coefficients,
    );
  }
  return { normal, index: core.index };
}

function numberWithheld(withheld: Uint8Array): { index: Int32Array; columns: number[] } {
  const index = new Int32Array(withheld.length).fill(-1);
  const columns: number[] = [];
  for (let c = 0; c < withheld.length; c++) if (withheld[c]) index[c] = columns.push(c) - 1;
  return { index, columns };
}
