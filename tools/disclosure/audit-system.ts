import type { FactDefinition } from './family-definition.ts';
import type { MaskContext, MeasureState } from './mask-system.ts';
import { isSmall } from './primary.ts';
import type { AuditSystem, AuditTarget } from './witness.ts';

/** Smallest width of what an attacker can find out about a count of 1 to 10. */
export const MINIMUM_WIDTH = 10;

/**
 * What an attacker knows of the counts of one system, and what must stay uncertain.
 *
 * Known beforehand: zeros are shown, so what is withheld is at least 1 (a part of a withheld count at least 0); a
 * part is at most its whole, and neither part nor rest is 0 where the whole is shown.
 *
 * Patients need no table of their own. They are withheld with the base and bounded by it, and may rise with it
 * (patients ≤ claims; a child's ≤ its parent's, which is either shown and not small or rises too): a base that can be
 * large enough makes room for as many patients.
 *
 * @param states the system's measures; a part needs its whole among them
 * @param withheld flags per measure and cell
 */
export function auditSystem(
  { fact, cells, policy }: MaskContext,
  states: readonly MeasureState[],
  sums: readonly Int32Array[],
  withheld: (measure: string) => Uint8Array,
): AuditSystem {
  const n = cells.keys.length;
  const at = new Map(states.map(({ name }, k) => [name, k]));
  const base = withheld(fact.base);
  const people = cells.values.get(
    Object.keys(fact.measures).find((name) => fact.measures[name]!.kind === 'people')!,
  )!;
  // A part without an identity is bound to its whole by its rest, a column of its own.
  const loose = states.filter(({ name }) => wholeOf(fact, name) !== undefined && !isInIdentity(fact, name));
  const columns = n * (states.length + loose.length);
  const open = new Uint8Array(columns);
  const truth = new Float64Array(columns);
  const lower = new Float64Array(columns);
  const upper = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const targets: AuditTarget[] = [];
  const all = [...sums];

  states.forEach(({ name, carried, primary, finished }, k) => {
    const values = cells.values.get(name)!;
    const hidden = withheld(name);
    const whole = wholeOf(fact, name);
    const rest = loose.findIndex((state) => state.name === name);
    for (let cell = 0; cell < n; cell++) {
      const [column, value] = [k * n + cell, values[cell]!];
      truth[column] = value;
      if (!carried[cell] || !hidden[cell] || Number.isNaN(value)) continue;
      const zeroShown = value === 0 && (name === fact.base || !base[cell]);
      open[column] = zeroShown ? 0 : 1;
      lower[column] = base[cell] && name !== fact.base ? 0 : Math.min(1, value);
      if (whole === undefined) {
        if (primary[cell] && open[column] && !finished) {
          const low = name === fact.base ? people[cell]! : value;
          const reach = Math.max(policy.minimumCount, name === fact.base ? policy.minimumPeople : 0);
          if (isSmall(value, policy.minimumCount) || name === fact.base) {
            // Where only the patients are few, the count itself may be found out.
            const few = isSmall(value, policy.minimumCount) ? value : low;
            targets.push({ form: [column], reach, width: MINIMUM_WIDTH, low: few });
          }
        }
        continue;
      }
      const total = at.get(whole)! * n + cell;
      const others = cells.values.get(whole)![cell]! - value;
      if (!base[cell]) upper[column] = value + Math.max(0, others - 1);
      if (rest >= 0) {
        const remainder = n * (states.length + rest) + cell;
        truth[remainder] = others;
        open[remainder] = 1;
        lower[remainder] = base[cell] ? 0 : Math.min(1, others);
        all.push(Int32Array.of(total, column, remainder));
      }
      const count = (form: number[], size: number) => {
        if (isSmall(size, policy.minimumCount)) {
          targets.push({ form, reach: policy.minimumCount, width: MINIMUM_WIDTH, low: size });
        }
      };
      if (!primary[cell]) continue;
      if (open[column]) count([column], value);
      count([total, ~column], others);
    }
  });
  return { columns, sums: all, open, truth, lower, upper, targets };
}

function wholeOf(fact: FactDefinition, name: string): string | undefined {
  const definition = fact.measures[name]!;
  return definition.kind === 'count' ? definition.within : undefined;
}

function isInIdentity(fact: FactDefinition, name: string): boolean {
  return fact.identities.some(({ parts }) => parts.includes(name));
}
