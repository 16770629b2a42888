import type { ResultTable } from '../../tools/answer.ts';
import { memberRows } from '../../tools/table-rows.ts';

/** A figure as an attacker holds it: shown, withheld, or not there. */
export type Held = number | 'withheld' | 'absent';

/** The figure of a column in the row that these labels name. */
export function heldAt(
  table: ResultTable | undefined,
  labels: Readonly<Record<string, string>>,
  column: string,
): Held {
  const at = (name: string): number => table?.columns.findIndex((one) => one.name === name) ?? -1;
  const row =
    table?.rows.findIndex((cells) =>
      Object.entries(labels).every(([name, label]) => cells[at(name)] === label),
    ) ?? -1;
  if (table === undefined || row < 0 || at(column) < 0) return 'absent';
  if (table.withheld.some(([index, name]) => index === row && name === column)) return 'withheld';
  const value = table.rows[row]![at(column)];
  return typeof value === 'number' ? value : 'absent';
}

/** Every member's figure of a column, and that of all of them together. */
export function membersAndTotal(table: ResultTable, column: string): { members: Held[]; total: Held } {
  const at = table.columns.findIndex(({ name }) => name === column);
  const hidden = new Set(table.withheld.filter(([, name]) => name === column).map(([row]) => row));
  const held = (row: number): Held => {
    const value = table.rows[row]?.[at];
    return hidden.has(row) ? 'withheld' : typeof value === 'number' ? value : 'absent';
  };
  const members = memberRows(table);
  const rest = table.rows.map((_, row) => row).filter((row) => !members.includes(row));
  return { members: members.map(held), total: rest.length === 1 ? held(rest[0]!) : 'absent' };
}

/** One linear equation between figures: the last part is what the others give. */
export interface Equation {
  readonly words: string;
  readonly parts: readonly Held[];
}

/** Whether an equation gives a withheld figure away: exactly one part is withheld, and all others are shown. */
export function givesAway({ words, parts }: Equation): string | null {
  const withheld = parts.filter((part) => part === 'withheld').length;
  return withheld === 1 && !parts.includes('absent')
    ? `${words}: one part is withheld and all others are shown`
    : null;
}
