import type { AuditSystem } from './audit-system.ts';
import type { ColumnIndex } from './column-index.ts';
import type { LinearSolver } from './linear-programme.ts';
import { Neighbourhood, type Reach } from './neighbourhood.ts';
import { proposeChange, type Wish } from './propose-change.ts';
import { independentParts, isWitness, type Witness } from './witness.ts';

/** Cells around a target that may move, in growing steps. */
const WINDOWS: readonly number[] = [30, 150, 600];
/** Of these, for whole numbers. */
const DIVE = 300;
/** How far a repair looks around, in growing steps. */
const REACHES: readonly Omit<Reach, 'distance'>[] = [
  { rings: 1, choice: 4 },
  { rings: 2, choice: 4 },
  { rings: 2, choice: 12 },
  { rings: 3, choice: 8 },
];
/** Cells of a joint programme for many targets at once. */
const SWEEP = 150;
/** Joint programmes per group of targets and direction; what they leave is sought one by one. */
const SWEEPS = 3;
/**
 * Columns of the last repairs tried, which may move anything: all of a small fact, and what a witness of several boxes takes
 * in a large one.
 */
const LAST_REACHES: readonly number[] = [400, 1200];

/** How much a programme that does not grant its wish counts. */
const IN_VAIN = 3;

/** Columns that may move, and whether to insist on whole numbers. */
interface Attempt {
  readonly window: readonly number[];
  readonly whole: boolean;
}

/**
 * Looks for witnesses of every target of a system and keeps those that widen what a target can be. The interval of a
 * target is at least as wide as what its witnesses span.
 */
export class WitnessSearch {
  readonly system: AuditSystem;
  readonly index: ColumnIndex;
  /** Largest and smallest value of each target among the truth and the witnesses. */
  readonly highest: Float64Array;
  readonly lowest: Float64Array;
  /** The witness behind each of these, null where it is the truth. */
  readonly top: (Witness | null)[];
  readonly bottom: (Witness | null)[];
  readonly #solver: LinearSolver;
  readonly #targetsAt = new Map<number, number[]>();
  #neighbourhood: Neighbourhood | undefined;
  programmes = 0;
  /** What counts against the patience of whoever seeks: programmes, those asked in vain {@link IN_VAIN} times. */
  effort = 0;

  constructor(system: AuditSystem, index: ColumnIndex, solver: LinearSolver) {
    this.system = system;
    this.index = index;
    this.#solver = solver;
    const truths = Float64Array.from(system.targets, ({ column }) => system.truth[column]!);
    this.highest = truths;
    this.lowest = truths.slice();
    this.top = system.targets.map(() => null);
    this.bottom = system.targets.map(() => null);
    system.targets.forEach(({ column }, t) => {
      const list = this.#targetsAt.get(column);
      if (list) list.push(t);
      else this.#targetsAt.set(column, [t]);
    });
  }

  /** Made when first asked: most systems need none. */
  get #near(): Neighbourhood {
    this.#neighbourhood ??= new Neighbourhood(this.system);
    return this.#neighbourhood;
  }

  isProven(t: number): boolean {
    return this.#short(t) <= 0 && this.#deep(t) <= 0;
  }

  unproven(): number[] {
    return this.system.targets.map((_, t) => t).filter((t) => !this.isProven(t));
  }

  /** The fewest of its witnesses that a target rests on. */
  needed(t: number): Witness[] {
    const { column, reach, fall, width } = this.system.targets[t]!;
    const truth = this.system.truth[column]!;
    const all = [this.top[t], this.bottom[t]].filter((one) => one != null);
    const alone = all.find((witness) => {
      const value = truth + witness.get(column)!;
      const [low, high] = [Math.min(truth, value), Math.max(truth, value)];
      return high >= reach && low <= fall && high - low >= width;
    });
    return alone ? [alone] : all;
  }

  /** Every witness that some target rests on, each once. */
  found(): Witness[] {
    return [...new Set([...this.top, ...this.bottom])].filter((one) => one !== null);
  }

  /** Checks a proposed change part by part and keeps what widens a target. @returns whether it widened any */
  record(change: Witness): boolean {
    let widened = false;
    for (const part of independentParts(this.system, this.index, change)) {
      if (!isWitness(this.system, this.index, part)) continue;
      for (const [column, shift] of part) {
        for (const t of this.#targetsAt.get(column) ?? []) {
          const value = this.system.truth[column]! + shift;
          if (value > this.highest[t]!) {
            this.highest[t] = value;
            this.top[t] = part;
            widened = true;
          }
          if (value < this.lowest[t]!) {
            this.lowest[t] = value;
            this.bottom[t] = part;
            widened = true;
          }
        }
      }
    }
    return widened;
  }

  /** Moves many targets at once, group by group of linked numbers, first downwards, then upwards. */
  sweep(targets: readonly number[]): void {
    const left = new Set(targets);
    for (const t of targets) {
      if (!left.has(t)) continue;
      const window = this.#near.open(this.system.targets[t]!.column, SWEEP);
      const group = window.flatMap((column) => this.#targetsAt.get(column) ?? []).filter((o) => left.has(o));
      group.push(t);
      for (const one of group) left.delete(one);
      for (const up of [false, true]) {
        for (let round = 0; round < SWEEPS; round++) {
          const open = group.filter((one) => !this.isProven(one));
          const wishes = open.map((one) => this.wish(one, up)).filter((wish) => wish.distance !== 0);
          if (wishes.length === 0) break;
          this.programmes++;
          const change = proposeChange(this.system, this.index, { window, wishes }, this.#solver);
          // Where nothing was widened, the next round would ask the same again.
          if (!change || !this.record(change)) break;
        }
      }
    }
  }

  /**
   * Seeks what one target still lacks.
   *
   * @param mayWithhold lets published numbers move too; those that must are withheld
   */
  seek(t: number, mayWithhold: boolean): boolean {
    const { column } = this.system.targets[t]!;
    for (const { window, whole } of mayWithhold ? this.#repairs(t) : this.#windows(t)) {
      for (const up of [false, true]) {
        if (this.isProven(t)) return true;
        const wish = this.wish(t, up);
        if (wish.distance === 0) continue;
        this.programmes++;
        const change = proposeChange(
          this.system,
          this.index,
          { window, wishes: [wish], whole },
          this.#solver,
        );
        if (change?.has(column)) {
          if (mayWithhold) this.#withholdMoved(t, change);
          else this.record(change);
        }
        const granted = this.isProven(t) || this.wish(t, up).distance === 0;
        this.effort += granted || whole ? 1 : IN_VAIN;
      }
      if (this.isProven(t)) return true;
    }
    return this.isProven(t);
  }

  /** What is withheld around a target, as far as it grows from step to step. */
  *#windows(t: number): Generator<Attempt> {
    const { column } = this.system.targets[t]!;
    let before = -1;
    for (const size of WINDOWS) {
      const window = this.#near.open(column, size);
      if (window.length === before) break;
      before = window.length;
      yield { window, whole: false };
    }
    yield { window: this.#near.open(column, DIVE), whole: true };
  }

  /** What a repair may move: the cheapest around first; at last anything near, in whole numbers. */
  *#repairs(t: number): Generator<Attempt> {
    const { column } = this.system.targets[t]!;
    let before = -1;
    for (const reach of REACHES) {
      const window = this.#near.withPublished(column, { ...reach, distance: this.#distance(t) });
      if (window.length === before) break;
      before = window.length;
      yield { window, whole: false };
    }
    for (const size of LAST_REACHES) yield { window: this.#near.nearest(column, size), whole: true };
  }

  /** Withholds what a change moves, unless it turns out to be no witness or of no use for the target. */
  #withholdMoved(t: number, change: Witness): void {
    const { open, withhold } = this.system;
    const { column } = this.system.targets[t]!;
    const part = independentParts(this.system, this.index, change).find((one) => one.has(column))!;
    const closed = [...part.keys()].filter((c) => !open[c]);
    const trial = { ...this.system, open: open.slice() };
    for (const c of closed) trial.open[c] = 1;
    if (!isWitness(trial, this.index, part)) return;
    const value = this.system.truth[column]! + part.get(column)!;
    if (value <= this.highest[t]! && value >= this.lowest[t]!) return;
    for (const c of closed) withhold(c);
    this.record(part);
  }

  /** How far upwards is lacking, given how far down it can go already. */
  #short(t: number): number {
    const { reach, width } = this.system.targets[t]!;
    return Math.max(reach, this.lowest[t]! + width) - this.highest[t]!;
  }

  #distance(t: number): number {
    return Math.max(Math.abs(this.wish(t, true).distance), Math.abs(this.wish(t, false).distance));
  }

  #deep(t: number): number {
    return this.lowest[t]! - this.system.targets[t]!.fall;
  }

  /** Downwards as far as there is use for it, then upwards by what is lacking still. */
  wish(t: number, up: boolean): Wish {
    const { column, fall, width } = this.system.targets[t]!;
    const truth = this.system.truth[column]!;
    if (up) {
      const lacking = this.#short(t);
      return { column, distance: lacking > 0 ? this.highest[t]! + lacking - truth : 0 };
    }
    const useful = Math.min(fall, this.highest[t]! - width);
    const depth = Math.max(useful, this.system.lower[column]!);
    return { column, distance: depth < this.lowest[t]! ? depth - truth : 0 };
  }
}
