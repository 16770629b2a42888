import { formatMonth } from '../../tools/format-value.ts';
import { ALL_ROW, isTotalRow } from '../../tools/table-rows.ts';
import { type Evidence, labelsByColumn, type Part, type Rejection, type Sentence } from './grounding.ts';

interface Mention {
  readonly at: number;
  readonly column: string;
  readonly label: string;
}

const TOTAL =
  /\b(all payers|all medications|all ages|altogether|in total|overall|together|in all|of all|of the total)\b/gi;
/** Words that may stand between a value and the label that follows it: “$1.2M in Mar 2025”. */
const CONNECTOR = /^\s*\(?(?:in|for|at|by|from|on|with)\s*$/i;
const ALL = '(all)';
/** “All ages” speaks of ages and leaves everything else as it was said. */
const ALL_AGES = 'all ages';
/** A row of one payer over all ages has its own name in one column and the margin's in another. */
const canonical = (label: string): string => (ALL_ROW.test(label) ? ALL : label);

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where labels are named, in words or by a label reference; positions count parts, fractions lie within one. */
function mentions(parts: readonly Part[], evidence: Evidence): Mention[] {
  const found: Mention[] = [];
  const columns = [...labelsByColumn(evidence)];
  const names = columns.flatMap(([column, labels]) =>
    [...labels].flatMap((label) =>
      [...new Set([label, formatMonth(label)])].map((name) => ({
        column,
        label,
        name,
        lower: name.toLowerCase(),
      })),
    ),
  );
  parts.forEach((part, index) => {
    if (part.kind === 'reference') {
      if (part.resolved.kind === 'label') {
        const { table, row } = part.resolved.rows[0]!;
        const total = isTotalRow(evidence.tables[table]!.table, row);
        found.push({
          at: index,
          column: part.resolved.column,
          label: total ? ALL : canonical(String(part.resolved.value)),
        });
      }
      return;
    }
    const lower = part.text.toLowerCase();
    const inside = (match: RegExpMatchArray) => index + (match.index ?? 0) / (part.text.length + 1);
    for (const { column, label, name, lower: needle } of names) {
      if (!lower.includes(needle)) continue;
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapeForPattern(name)}(?![\\p{L}\\p{N}])`, 'giu');
      for (const match of part.text.matchAll(pattern))
        found.push({ at: inside(match), column, label: canonical(label) });
    }
    for (const match of part.text.matchAll(TOTAL)) {
      for (const [column] of columns) {
        if (match[0].toLowerCase() !== ALL_AGES || column === 'age_bucket')
          found.push({ at: inside(match), column, label: ALL });
      }
    }
  });
  return found.sort((a, b) => a.at - b.at);
}

/** The label a value at `at` belongs to in the reader's eye: the one just after it, else the last one before. */
function governing(
  parts: readonly Part[],
  named: readonly Mention[],
  at: number,
  column: string,
): string | null {
  const own = named.filter((mention) => mention.column === column);
  const next = own.find((mention) => mention.at > at);
  const between = parts[at + 1];
  if (next !== undefined && between?.kind === 'words') {
    const upTo =
      Math.floor(next.at) === at + 1 ? Math.round((next.at - at - 1) * (between.text.length + 1)) : undefined;
    if ((upTo !== undefined || next.at === at + 2) && CONNECTOR.test(between.text.slice(0, upTo)))
      return next.label;
  }
  return own.findLast((mention) => mention.at < at)?.label ?? next?.label ?? null;
}

/**
 * Rejects values told under another row's name: for every label column of the table, the name a reader
 * connects with the value must be the one of its row. A value of one row among several needs its name at all.
 */
export function checkLabels(sentences: readonly Sentence[], evidence: Evidence): Rejection[] {
  const parts = sentences.flat();
  const named = mentions(parts, evidence);
  const rejections: Rejection[] = [];
  parts.forEach((part, at) => {
    if (part.kind !== 'reference' || part.resolved.kind !== 'value') return;
    const [first, second] = part.resolved.rows;
    if (first === undefined) return;
    const { table } = evidence.tables[first.table]!;
    const total = isTotalRow(table, first.row);
    table.columns.forEach((column, index) => {
      if (column.unit !== 'text' && column.unit !== 'month') return;
      const label = table.rows[first.row]?.[index];
      const other =
        second === undefined ? label : evidence.tables[second.table]!.table.rows[second.row]?.[index];
      if (typeof label !== 'string') return;
      const isTotal = total && index === 0;
      if (other !== label && part.reference.kind !== 'share') {
        const known = [label, other].every((name) =>
          named.some((m) => m.column === column.name && m.label === name),
        );
        if (!known)
          rejections.push({ check: 'labels', detail: `${part.resolved.column}: name both ${column.name}s` });
        return;
      }
      const told = governing(parts, named, at, column.name);
      if (
        told === null
          ? table.rows.length > 1
          : told !== (isTotal ? ALL : canonical(label)) && !(isTotal && told === label)
      ) {
        rejections.push({
          check: 'labels',
          detail: `${part.resolved.column} of ${label} is told of ${told ?? 'nobody'}`,
        });
      }
    });
  });
  return rejections;
}
