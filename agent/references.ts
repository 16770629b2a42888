/** Which row of a table a reference means. */
export type RowSelector =
  | { readonly kind: 'only' }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'labels'; readonly labels: Readonly<Record<string, string>> };

export interface CellReference {
  readonly kind: 'cell';
  readonly table: number;
  readonly row: RowSelector;
  readonly column: string;
}

/** Over the rows of members, the total row aside; `through` is the last of those summed, null for all. */
export interface SumReference {
  readonly kind: 'sum';
  readonly table: number;
  readonly column: string;
  readonly through: number | null;
}

/** What a sentence may say about a result; code looks it up, computes and formats it. */
export type Reference =
  | CellReference
  /** Magnitude of a signed value: the sentence must say the direction in words. */
  | { readonly kind: 'abs'; readonly of: Reference }
  /** `change`: second minus first; `change_pct`: that in percent of the first; `share`: first in percent of second. */
  | {
      readonly kind: 'change' | 'change_pct' | 'share';
      readonly first: CellReference;
      readonly second: CellReference | SumReference;
    }
  | SumReference
  | {
      readonly kind: 'count';
      readonly table: number;
      readonly where: { readonly column: string; readonly sign: '<' | '>' } | null;
    }
  | { readonly kind: 'period' | 'compare'; readonly table: number };

export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly source: string; readonly reference: Reference | null };

const CELL = /^t(\d)(?:\[(.*)\])?\.([a-z_]+)$/s;
const PAIR = /\s*([a-z_]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^,"\]]+?)\s*(?:,|$)/gsy;

function parseLabels(text: string): RowSelector | null {
  const labels: Record<string, string> = {};
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length) {
    const match = PAIR.exec(text);
    if (match === null) return null;
    const [, key = '', value = ''] = match;
    try {
      labels[key] = value.startsWith('"') ? String(JSON.parse(value)) : value;
    } catch {
      return null;
    }
  }
  return Object.keys(labels).length === 0 ? null : { kind: 'labels', labels };
}

function parseRow(text: string | undefined): RowSelector | null {
  if (text === undefined) return { kind: 'only' };
  const index = /^#(\d{1,4})$/.exec(text.trim())?.[1];
  return index === undefined ? parseLabels(text) : { kind: 'index', index: Number(index) };
}

function parseCell(text: string): CellReference | null {
  const [, table, selector, column] = CELL.exec(text.trim()) ?? [];
  if (table === undefined || column === undefined) return null;
  const row = parseRow(selector);
  return row === null ? null : { kind: 'cell', table: Number(table), row, column };
}

function parseSum(text: string): SumReference | null {
  const [, table, last, column] =
    /^sum\(t(\d)(?:\[#0\.\.#(\d{1,4})\])?\.([a-z_]+)\)$/.exec(text.trim()) ?? [];
  if (table === undefined || column === undefined) return null;
  return { kind: 'sum', table: Number(table), column, through: last === undefined ? null : Number(last) };
}

/** Splits `a, b` at the comma that stands outside brackets and quotes. */
function splitArguments(text: string): string[] {
  return text.match(/(?:"(?:[^"\\]|\\.)*"|\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\]|[^,"[])+/gs) ?? [];
}

/**
 * Reads what stands between `{{` and `}}`; null when it is not a reference.
 *
 * @example parseReference('t0[payer="Medicaid"].net_variance')
 * @example parseReference('change(t0[month="2025-01"].total_payments, t0[month="2025-03"].total_payments)')
 */
export function parseReference(source: string): Reference | null {
  const text = source.trim();
  const [, name, inner = ''] = /^([a-z_]+)\((.*)\)$/s.exec(text) ?? [];
  if (name === undefined) return parseCell(text);
  if (name === 'abs') {
    const of = parseReference(inner);
    return of === null || of.kind === 'abs' ? null : { kind: 'abs', of };
  }
  if (name === 'period' || name === 'compare') {
    const table = /^t(\d)$/.exec(inner.trim())?.[1];
    return table === undefined ? null : { kind: name, table: Number(table) };
  }
  if (name === 'sum') return parseSum(text);
  if (name === 'count') {
    const [, table, column, sign] = /^t(\d)(?:\.([a-z_]+)\s*([<>])\s*0)?$/.exec(inner.trim()) ?? [];
    if (table === undefined) return null;
    const where = column === undefined ? null : { column, sign: sign as '<' | '>' };
    return { kind: 'count', table: Number(table), where };
  }
  if (name === 'change' || name === 'change_pct' || name === 'share') {
    const [left = '', right = '', ...rest] = splitArguments(inner);
    const first = parseCell(left);
    const second = parseCell(right) ?? (name === 'share' ? parseSum(right) : null);
    return first && second && rest.length === 0 ? { kind: name, first, second } : null;
  }
  return null;
}

/** Cuts a text into words and references; a reference that cannot be read is null. */
export function splitReferences(text: string): Segment[] {
  return text
    .split(/(\{\{.*?\}\})/s)
    .filter((part) => part !== '')
    .map((part): Segment => {
      if (!part.startsWith('{{') || !part.endsWith('}}')) return { kind: 'text', text: part };
      const source = part.slice(2, -2);
      return { kind: 'reference', source, reference: parseReference(source) };
    });
}
