import { monthNumber, monthOf } from '../../tools/period-keys.ts';
import type { AttackedFact, AttackedRelease, AttackedTable } from './attack-input.ts';
import type { Violation } from './attack-report.ts';
import { ALL, type Cell, columnOf, describeCell, exact, type FactCells, levelOf } from './fact-cells.ts';
import { readTruth } from './read-truth.ts';
import type { Stretch } from './time-atoms.ts';

function stretchOf(
  row: (column: string) => string | number | null,
  release: AttackedRelease,
  isAsOf: boolean,
): Stretch | null {
  const [grain, period] = [String(row('grain')), String(row('period'))];
  if (isAsOf) return { key: `as of ${release.manifest.asOf}`, from: 0, to: 0 };
  const [first, last] = [String(row('month_from')), String(row('month_to'))];
  if (![first, last].every((month) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month)) || first > last) return null;
  const [from, to] = [monthNumber(first), monthNumber(last)];
  // Each release has its own "all": the sum of the years it lists itself.
  const key = grain === 'all' ? `all of ${monthOf(from)} to ${monthOf(to)}` : period;
  return { key, from, to };
}
/**
 * Reads the family tables of all releases into one set of cells per fact; the first release that shows a cell
 * decides. Whatever is not as the format page says becomes a violation.
 */
export function readCells(
  releases: readonly AttackedRelease[],
  facts: readonly AttackedFact[],
  violations: Violation[],
  notes: string[] = [],
): FactCells[] {
  const read = new Map<string, FactCells>();
  for (const [number, release] of releases.entries()) {
    for (const family of release.manifest.families) {
      const fact = facts.find(({ name }) => name === family.fact);
      const table = release.tables[family.name];
      const wrong = (required: string, measure = '', cell = ''): void => {
        violations.push({
          kind: 'format',
          fact: family.fact,
          measure,
          family: family.name,
          cell,
          interval: null,
          required,
        });
      };
      if (fact === undefined) {
        wrong(`the fact ${family.fact} is not declared in the project`);
        continue;
      }
      if (table === undefined) {
        wrong('the manifest lists this family, but the file has no such table');
        continue;
      }
      const truth = release.truth?.[family.name];
      readFamily({
        release,
        number,
        notes,
        family,
        fact,
        table,
        truth,
        into: cellsOf(read, fact, table),
        wrong,
        violations,
      });
    }
  }
  return [...read.values()];
}
function cellsOf(read: Map<string, FactCells>, fact: AttackedFact, table: AttackedTable): FactCells {
  const found = read.get(fact.name);
  if (found) return found;
  const period = table.columns.indexOf('period');
  const cells: FactCells = {
    fact,
    isAsOf: table.rows.some((row) => row[period] === 'as-of'),
    cells: [],
    index: new Map(),
    shown: new Map(),
    origin: new Map(),
    living: new Map(),
    truth: new Map(),
    families: [],
  };
  read.set(fact.name, cells);
  return cells;
}
interface FamilyReading {
  readonly release: AttackedRelease;
  /** Its place among the releases. */
  readonly number: number;
  readonly notes: string[];
  readonly family: AttackedRelease['manifest']['families'][number];
  readonly fact: AttackedFact;
  readonly table: AttackedTable;
  readonly truth: AttackedTable | undefined;
  readonly into: FactCells;
  readonly wrong: (required: string, measure?: string, cell?: string) => void;
  readonly violations: Violation[];
}
function readFamily(reading: FamilyReading): void {
  const { release, family, fact, table, truth, into, wrong, violations } = reading;
  const { dimensions } = family;
  const measures = family.measures.filter((measure) => {
    const known = fact.measures[measure] !== undefined;
    if (!known) wrong('the measure is not declared for its fact', measure);
    return known;
  });
  const place = new Map(table.columns.map((column, i) => [column, i]));
  const needed = ['grain', 'period', 'month_from', 'month_to', ...dimensions].concat(
    measures.flatMap((measure) => [measure, `${measure}_withheld`]),
  );
  const missing = needed.filter((column) => !place.has(column));
  if (missing.length > 0) {
    wrong(`the table lacks the columns ${missing.join(', ')}`);
    return;
  }
  if (table.rows.length !== family.rows) {
    wrong(`the manifest says ${family.rows} rows, the table has ${table.rows.length}`);
  }
  let entry = into.families.find(({ name }) => name === family.name);
  if (!entry) {
    entry = { name: family.name, dimensions, measures, cells: [], living: new Map() };
    into.families.push(entry);
  }
  const ordered = [...dimensions].sort();
  const listed = new Set(entry.cells);
  const seen = new Set<number>();
  const rowCells: number[] = [];
  // What a mark tells depends on what this release shows of the level, whatever others show of it.
  const livingHere = new Map<string, Set<string>>();
  const columns = measures.map(
    (measure) => [place.get(measure)!, place.get(`${measure}_withheld`)!] as const,
  );
  for (const row of table.rows) {
    const at = (column: string) => row[place.get(column)!] ?? null;
    const period = stretchOf(at, release, into.isAsOf);
    const members = new Map<string, string>();
    for (const dimension of ordered) {
      const member = String(at(dimension));
      if (member !== ALL) members.set(dimension, member);
    }
    if (period === null) {
      wrong('a row has no months', '', String(at('period')));
      rowCells.push(-1);
      continue;
    }
    const key = JSON.stringify([period.key, ...[...members].flat()]);
    let number = into.index.get(key);
    if (number === undefined) {
      number = into.cells.length;
      into.index.set(key, number);
      into.cells.push({ key, grain: String(at('grain')), period, members, family: family.name });
    }
    const cell = into.cells[number]!;
    if (seen.has(number)) wrong('the table has two rows for one cell', '', describeCell(cell));
    seen.add(number);
    rowCells.push(number);
    if (!listed.has(number)) {
      listed.add(number);
      entry.cells.push(number);
    }
    measures.forEach((measure, m) => {
      const [value, mark] = [row[columns[m]![0]] ?? null, row[columns[m]![1]] ?? null];
      if ((value === null) !== (mark === 1) || (mark !== 0 && mark !== 1)) {
        wrong(
          'a cell is null if and only if it is marked withheld; this one is not',
          measure,
          describeCell(cell),
        );
      }
      if (value === null) return;
      if (
        typeof value !== 'number' ||
        !Number.isFinite(value) ||
        !Number.isInteger(exact(fact, measure, value))
      ) {
        wrong('the value is not a whole number (of cents)', measure, describeCell(cell));
        return;
      }
      const levels = entry.living.get(measure) ?? new Set();
      entry.living.set(measure, levels.add(levelOf(cell)));
      livingHere.set(measure, (livingHere.get(measure) ?? new Set()).add(levelOf(cell)));
      const values = columnOf(into.shown, measure);
      const origins = columnOf(into.origin, measure);
      const before = values[number!] ?? Number.NaN;
      const now = exact(fact, measure, value);
      if (Number.isNaN(before)) [values[number!], origins[number!]] = [now, reading.number];
      else if (before !== now) {
        const isRestated = origins[number!] !== reading.number;
        const found = {
          fact,
          measure,
          family: family.name,
          cell,
          difference: Math.abs(before - now),
          isRestated,
        };
        const kind = fact.measures[measure]!.kind;
        if (isRestated && (kind === 'dollars' || kind === 'total' || found.difference > SMALL)) {
          reading.notes.push(
            `${family.name}, ${describeCell(cell)}: ${measure} was restated between releases.`,
          );
        } else violations.push(differs(found));
      }
    });
  }
  measures.forEach((measure, m) => {
    const living = columnOf(into.living, measure);
    table.rows.forEach((row, r) => {
      const number = rowCells[r]!;
      if (number < 0 || row[columns[m]![0]] !== null) return;
      if (livingHere.get(measure)?.has(levelOf(into.cells[number]!))) living[number] = 1;
    });
  });
  if (truth) readTruth({ family, fact, table, truth, into, wrong }, measures, rowCells);
}
/** A difference between two releases that counts 1 to 10 claims or patients. */
const SMALL = 10;

/** One cell with two values: within one release a broken margin, between releases a restatement. */
function differs(found: {
  fact: AttackedFact;
  measure: string;
  family: string;
  cell: Cell;
  difference: number;
  isRestated: boolean;
}): Violation {
  const { fact, measure, family, cell, difference, isRestated } = found;
  return {
    kind: isRestated ? 'restatement' : 'margin',
    fact: fact.name,
    measure,
    family,
    cell: describeCell(cell),
    interval: isRestated ? { from: difference, to: difference } : null,
    required: isRestated
      ? 'a closed period must keep its value: the difference is a small cell'
      : `the same cell is shown with two values that differ by ${difference}`,
  };
}
