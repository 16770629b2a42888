import type { FactDefinition } from '../family-definition.ts';
import type { FamilyRow, FamilyTable, MaskedFamily, PublishedFamily } from '../family-table.ts';
import type { KnownWitness } from '../known-witness.ts';
import type { LinearSolver } from '../linear-programme.ts';
import { maskFact } from '../mask.ts';

/** One release of a chain. */
export interface Release {
  readonly families: readonly FamilyTable[];
  readonly masked: readonly MaskedFamily[];
  /** What the next release of the chain is given. */
  readonly witnesses?: readonly KnownWitness[];
  /** Numbers it had to prove uncertain itself. */
  readonly targets?: number;
}

/** Masks releases one after the other, each beside what those before it published. */
export function chainOf(
  fact: FactDefinition,
  releases: readonly (readonly FamilyTable[])[],
  solver: LinearSolver,
): Release[] {
  const chain: Release[] = [];
  for (const families of releases) {
    const published = chain.length === 0 ? [] : ledgerOf(chain);
    const known = chain.at(-1)?.witnesses ?? [];
    const result = maskFact({ fact, families, tieKey: 'k', solver, published, known });
    const { masked, witnesses, report } = result;
    chain.push({ families, masked, witnesses, targets: report.targets });
  }
  return chain;
}

/** The rows of a release as an outsider names them beside those of others: `all` by the years it sums. */
export function dated({ families }: Pick<Release, 'families'>): FamilyTable[] {
  return families.map((family) => {
    const years = family.rows.filter(({ grain }) => grain === 'year').map(({ period }) => period);
    const span = `${[...years].sort()[0]}-${[...years].sort().at(-1)}`;
    return {
      ...family,
      rows: family.rows.map((row) => (row.period === 'all' ? { ...row, period: span } : row)),
    };
  });
}

/** What a chain has published: each cell once, shown where any release showed it. */
export function ledgerOf(chain: readonly Release[]): PublishedFamily[] {
  const names = [...new Set(chain.flatMap(({ families }) => families.map(({ name }) => name)))];
  return names.map((name) => {
    const cells = new Map<string, { row: FamilyRow; shown: Set<string>; wholly: Set<string> }>();
    const measures = new Set<string>();
    for (const release of chain) {
      const at = release.families.findIndex((family) => family.name === name);
      if (at < 0) continue;
      const { withheld, wholly } = release.masked[at]!;
      dated(release)[at]!.rows.forEach((row, i) => {
        const key = JSON.stringify([row.period, row.members]);
        const cell = cells.get(key) ?? { row, shown: new Set(), wholly: new Set() };
        cells.set(key, cell);
        for (const measure of Object.keys(withheld)) {
          measures.add(measure);
          if (!withheld[measure]![i]) cell.shown.add(measure);
          if (wholly[measure]![i]) cell.wholly.add(measure);
        }
      });
    }
    const list = [...cells.values()];
    const flags = (of: 'shown' | 'wholly') =>
      Object.fromEntries(
        [...measures].map((measure) => [
          measure,
          Uint8Array.from(list, (cell) => (cell[of].has(measure) ? 1 : 0)),
        ]),
      );
    return { name, rows: list.map(({ row }) => row), shown: flags('shown'), wholly: flags('wholly') };
  });
}

/** Cells of a measure that two releases both have and mark differently, as `period/members`. */
export function movedMarks(older: Release, newer: Release, measure: string): string[] {
  const marks = new Map<string, number>();
  const each = (release: Release, visit: (key: string, mark: number) => void) =>
    dated(release).forEach((family, f) => {
      family.rows.forEach((row, i) => {
        const key = [family.name, row.period, ...row.members].join('/');
        visit(key, release.masked[f]!.withheld[measure]![i]!);
      });
    });
  each(older, (key, mark) => marks.set(key, mark));
  const moved: string[] = [];
  each(newer, (key, mark) => {
    if (marks.has(key) && marks.get(key) !== mark) moved.push(key);
  });
  return moved;
}

/** What all releases of a chain show together: each cell once, withheld where none of them shows it. */
export function allTogether(
  fact: FactDefinition,
  chain: readonly Release[],
): { families: FamilyTable[]; masked: MaskedFamily[] } {
  const ledger = ledgerOf(chain);
  return {
    families: ledger.map(({ name, rows }) => {
      const { definition } = chain.flatMap(({ families }) => families).find((one) => one.name === name)!;
      return { name, definition, rows };
    }),
    masked: ledger.map(({ name, rows, shown, wholly }) => ({
      name,
      withheld: Object.fromEntries(
        Object.keys(fact.measures).map((measure) => [
          measure,
          shown[measure]?.map((flag) => 1 - flag) ?? new Uint8Array(rows.length).fill(1),
        ]),
      ),
      wholly,
    })),
  };
}
