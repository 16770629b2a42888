import { withholdComplements } from './complement.ts';
import type { MaskContext, MeasureState } from './mask-context.ts';
import { buildSystem } from './mask-system.ts';
import { countDetermined } from './verify-mask.ts';

/** A measure as prepared, before anything but primaries and withdrawn levels is withheld. */
export type PreparedMeasure = Omit<MeasureState, 'forced' | 'finished'>;

/** Measure → one flag per cell: 1 withheld. */
export type Flags = Map<string, Uint8Array>;

/**
 * Steps 3 and 4 for systems of measures one after the other: primaries and what other masks withhold, and the complements that
 * linear arithmetic demands.
 *
 * @param flags of the systems finished before; those of these systems are added
 * @param extra cells whose base is withheld whatever its own mask says
 * @returns a larger set of such cells where a part needs more of its base withheld: then all is to be masked anew
 */
export function eliminate(
  context: MaskContext,
  systems: readonly (readonly string[])[],
  prepared: ReadonlyMap<string, PreparedMeasure>,
  flags: Flags,
  extra: Uint8Array,
): Uint8Array | null {
  const n = context.cells.keys.length;
  for (const names of systems) {
    const states = names.map((name) => stateOf(context, prepared, flags, name, extra));
    const system = buildSystem(context, states);
    const withheld = withholdComplements(system);
    for (let c = 0; c < withheld.length; c++) if (system.primary[c] || system.forced[c]) withheld[c] = 1;
    const at = states.findIndex((state) => state.finished);
    const reserve = withheld.map((flag, c) => flag & system.reserve[c]!);
    if (reserve.includes(1)) {
      const more = reserve.slice(at * n, (at + 1) * n);
      return extra.map((flag, cell) => flag | more[cell]!);
    }
    states.forEach(({ name }, k) => {
      flags.set(name, withheld.slice(k * n, (k + 1) * n));
    });
  }
  return null;
}

/**
 * The last check of linear arithmetic, with the flags as they will be published.
 *
 * @returns names of the measures of which something small follows from published numbers; empty when nothing does
 */
export function determined(
  context: MaskContext,
  systems: readonly (readonly string[])[],
  prepared: ReadonlyMap<string, PreparedMeasure>,
  flags: Flags,
): string[] {
  const none = new Uint8Array(context.cells.keys.length);
  return systems.flatMap((names) => {
    const states = names.map((name): MeasureState => {
      const finished = name === context.fact.base && names.length > 1;
      const forced = name === context.fact.base && !finished ? none : flags.get(context.fact.base)!;
      return { ...prepared.get(name)!, forced, finished };
    });
    const system = buildSystem(context, states);
    const withheld = new Uint8Array(system.columns);
    states.forEach(({ name }, k) => {
      withheld.set(flags.get(name)!, k * none.length);
    });
    const zeros = withheld.some((flag, c) => flag === 1 && system.known[c] === 1);
    const exposed = countDetermined(system, withheld) + (zeros ? countDetermined(system, withheld, true) : 0);
    return exposed === 0 ? [] : [system.subject];
  });
}

function stateOf(
  { fact }: MaskContext,
  prepared: ReadonlyMap<string, PreparedMeasure>,
  flags: Flags,
  name: string,
  extra: Uint8Array,
): MeasureState {
  const measure = prepared.get(name)!;
  const own = flags.get(name);
  if (own) return { ...measure, forced: own, finished: true };
  const definition = fact.measures[name]!;
  const forced = (flags.get(fact.base) ?? extra).slice();
  const of = definition.kind === 'total' ? flags.get(definition.of) : undefined;
  measure.carried.forEach((carried, cell) => {
    const kept = measure.settled?.[cell] && !measure.shown?.[cell];
    if (of?.[cell] || measure.withdrawn[cell] || kept) forced[cell] = 1;
    if (!carried || measure.shown?.[cell]) forced[cell] = 0;
  });
  return { ...measure, forced, finished: false };
}
