import { AuditBuilder, type AuditSystem, PRICELESS } from './audit-system.ts';
import { auditsWithdrawn } from './audited-levels.ts';
import { bindIdentities } from './bind-identities.ts';
import type { AmountLimits } from './limits-by-amount.ts';
import { type MaskContext, type MeasureState, wholeOf } from './mask-context.ts';
import { bindPeople } from './people-audit.ts';
import { isOfFew, isSmall } from './primary.ts';
import { withholdingPrice } from './publication-order.ts';
import { anyChange, MINIMUM_WIDTH, protectCount, smallAmountTarget } from './targets.ts';

/** The counts of one fact as columns of an audit, and the way back from a column to its cell. */
export interface CountAudit {
  readonly system: AuditSystem;
  /** Measure (people among them) → column of each cell, −1 where it does not live. */
  readonly columnOf: ReadonlyMap<string, Int32Array>;
  /** Measure and cell of a column; undefined for what is derived from such numbers. */
  readonly places: readonly ({ readonly measure: string; readonly cell: number } | undefined)[];
}

/**
 * What an attacker knows of the counts of one fact, all together with the people behind them, and what must stay uncertain.
 *
 * Known beforehand: zeros are shown, so what is withheld is at least 1, except in a withdrawn level; a part is at most
 * its whole, and neither part nor rest is 0 where the whole is shown and they are not; identities hold; every claim
 * contributes at least `least` and at most `most` to a measure that says so; an amount bounds the number of claims that are
 * `above` a limit of it; and what {@link bindPeople} says of people.
 *
 * @param states every count and total of the fact
 * @param withheld flags per measure and cell; written to when the audit withholds more
 * @param limits what amounts tell of counts, see `limitsByAmount`
 */
export function countAudit(
  context: MaskContext,
  states: readonly MeasureState[],
  withheld: ReadonlyMap<string, Uint8Array>,
  limits: ReadonlyMap<string, AmountLimits>,
): CountAudit {
  const { fact, cells, policy } = context;
  const n = cells.keys.length;
  const builder = new AuditBuilder();
  const columnOf = new Map<string, Int32Array>();
  const places: ({ measure: string; cell: number } | undefined)[] = [];
  const base = withheld.get(fact.base)!;
  const audited = auditsWithdrawn(states);
  const silentOf = new Map(states.map(({ name, silent }) => [name, silent]));

  for (const state of states) {
    const values = cells.values.get(state.name)!;
    const hidden = withheld.get(state.name)!;
    const whole = wholeOf(fact, state.name);
    const isBase = state.name === fact.base;
    const limit = limits.get(state.name);
    const columns = new Int32Array(n).fill(-1);
    for (let cell = 0; cell < n; cell++) {
      const value = values[cell]!;
      if (!state.carried[cell] || Number.isNaN(value) || (state.silent[cell] && !audited)) continue;
      const freely = !isBase && base[cell] === 1;
      const zeroShown = value === 0 && !state.withdrawn[cell] && !freely;
      const others = whole === undefined ? 0 : cells.values.get(whole)![cell]! - value;
      const column = builder.add(value, {
        cell,
        open: hidden[cell] === 1 && !zeroShown,
        lower: freely || state.silent[cell] ? (limit?.least[cell] ?? 0) : Math.min(1, value),
        upper: Math.min(
          whole === undefined || freely ? Number.POSITIVE_INFINITY : value + Math.max(0, others - 1),
          limit?.most[cell] ?? Number.POSITIVE_INFINITY,
        ),
        price:
          zeroShown || state.settled?.[cell]
            ? PRICELESS
            : state.primary[cell] || state.withdrawn[cell]
              ? 0
              : withholdingPrice(context, state.name, cell, isBase),
      });
      columns[cell] = column;
      places[column] = { measure: state.name, cell };
    }
    columnOf.set(state.name, columns);
  }

  for (const state of states) {
    const columns = columnOf.get(state.name)!;
    const count = fact.measures[state.name]!.kind === 'count';
    for (const [parent, ...children] of state.relations.sums) {
      const own = [parent!, ...children].map((cell) => columns[cell]!);
      // A missing value is withheld together with what it would be computed from.
      if (own.includes(-1)) continue;
      builder.bind(
        own,
        own.map((_, k) => (k === 0 ? -1 : 1)),
      );
    }
    for (const remainder of state.relations.remainders) {
      const own = [...remainder].map((cell) => columns[cell]!);
      if (own.includes(-1)) continue;
      const signs = own.map((_, k) => (k === 0 ? 1 : -1));
      const rest = builder.valueOf(own, signs);
      if (count && isSmall(rest, policy.minimumCount)) {
        protectCount(builder, builder.define(own, signs), policy.minimumCount);
      } else builder.bound(own, signs);
    }
  }
  for (const [name, { remainders }] of limits) {
    for (const { relation, most } of remainders) {
      const own = [...relation].map((cell) => columnOf.get(name)![cell]!);
      if (own.includes(-1)) continue;
      builder.limit(
        own,
        own.map((_, k) => (k === 0 ? 1 : -1)),
        most,
      );
    }
  }
  for (const state of states) bindOverlaps(state);
  bindIdentities(builder, fact, columnOf);
  for (const state of states) bindUnits(state.name);
  for (const state of states) protectMeasure(state);
  const people = bindPeople(
    context,
    states.find(({ name }) => name === fact.base)!,
    builder,
    columnOf,
    base,
    places,
  );
  columnOf.set(people.name, people.columns);

  const sums = states.flatMap(({ relations }) => [...relations.sums, ...relations.remainders]);
  return { system: builder.finish(distinct(sums), withhold, isWithdrawn), columnOf, places };

  /** Releases of a chain sum different years: where no years stand beside them, those between must not be a small count. */
  function bindOverlaps({ name, overlaps, relations }: MeasureState) {
    const columns = columnOf.get(name)!;
    const divided = new Set(relations.sums.map(([parent]) => parent!));
    for (const [longer, shorter] of overlaps) {
      const own = [columns[longer!]!, columns[shorter!]!];
      if (own.includes(-1)) continue;
      const between = builder.valueOf(own, [1, -1]);
      const judged = divided.has(longer!) && divided.has(shorter!);
      if (!judged && fact.measures[name]!.kind === 'count' && isSmall(between, policy.minimumCount)) {
        protectCount(builder, builder.define(own, [1, -1]), policy.minimumCount);
      } else builder.bound(own, [1, -1]);
    }
  }

  function isWithdrawn(column: number): boolean {
    const place = places[column];
    return place !== undefined && silentOf.get(place.measure)?.[place.cell] === 1;
  }

  /** What each claim contributes at least and at most; a part's rest. */
  function bindUnits(name: string) {
    const definition = fact.measures[name]!;
    if (definition.kind !== 'count' && definition.kind !== 'total') return;
    const of = columnOf.get(definition.kind === 'total' ? definition.of : fact.base);
    const columns = columnOf.get(name)!;
    for (let cell = 0; cell < n; cell++) {
      if (columns[cell]! < 0 || !of || of[cell]! < 0) continue;
      if (definition.least !== undefined) builder.bound([columns[cell]!, of[cell]!], [1, -definition.least]);
      if (definition.most !== undefined) builder.bound([of[cell]!, columns[cell]!], [definition.most, -1]);
    }
  }

  function protectMeasure({ name, primary, small }: MeasureState) {
    const definition = fact.measures[name]!;
    const columns = columnOf.get(name)!;
    const values = cells.values.get(name)!;
    const whole = wholeOf(fact, name);
    const wholes = whole === undefined ? undefined : columnOf.get(whole);
    for (let cell = 0; cell < n; cell++) {
      const column = columns[cell]!;
      if (column < 0) continue;
      const guarded = primary[cell] === 1;
      if (wholes && wholes[cell]! >= 0) {
        const both = [wholes[cell]!, column];
        if (guarded && isSmall(builder.valueOf(both, [1, -1]), policy.minimumCount)) {
          protectCount(builder, builder.define(both, [1, -1]), policy.minimumCount);
        } else builder.bound(both, [1, -1]);
      }
      if (!guarded || values[cell] === 0) continue;
      if (definition.kind === 'count') {
        protectCount(builder, column, policy.minimumCount);
        // Few people with many claims: the number of claims must not follow either.
        const isOfFewPeople =
          name === fact.base || (definition.by_person && isOfFew(cells, name, cell, policy));
        if (isOfFewPeople && !isSmall(values[cell]!, policy.minimumCount)) {
          builder.protect(anyChange(column, MINIMUM_WIDTH));
        }
      } else if (definition.kind === 'total') {
        const count = cells.values.get(definition.of)![cell]!;
        if (isSmall(count, policy.minimumCount) && count > 0) {
          builder.protect(smallAmountTarget(column, values[cell]!, count, policy.minimumCount));
        }
      }
    }
    for (const group of small) {
      const own = group.map((cell) => columns[cell]!);
      if (own.includes(-1)) continue;
      const sum = builder.define(
        own,
        own.map(() => 1),
      );
      builder.protect(anyChange(sum, 1));
      if (definition.kind === 'count') protectCount(builder, sum, policy.minimumCount);
    }
  }

  function withhold(system: AuditSystem, column: number) {
    const place = places[column];
    if (!place) return;
    const { cell } = place;
    const measure = place.measure === people.name ? fact.base : place.measure;
    for (const [name, columns] of columnOf) {
      const own = columns[cell]!;
      const definition = fact.measures[name]!;
      const beside = definition.kind === 'total' ? definition.of : name;
      if (own < 0 || (measure !== fact.base && measure !== name && measure !== beside)) continue;
      system.open[own] = 1;
      withheld.get(name)![cell] = 1;
      if (name === measure || definition.kind === 'people') continue;
      system.lower[own] = 0;
      system.upper[own] = Math.max(
        limits.get(name)?.most[cell] ?? Number.POSITIVE_INFINITY,
        system.truth[own]!,
      );
    }
  }
}

/** Measures that live at the same levels share their sums. */
function distinct(sums: readonly Int32Array[]): Int32Array[] {
  return [...new Set(sums)];
}
