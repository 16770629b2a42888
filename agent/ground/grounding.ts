import type { Reference } from '../references.ts';
import type { ReferableTable, Resolved } from '../resolve-reference.ts';

/** Why a text may not be shown; `detail` goes back to whoever wrote it, never to people. */
export interface Rejection {
  readonly check:
    | 'reference'
    | 'digits'
    | 'number-words'
    | 'links'
    | 'labels'
    | 'direction'
    | 'superlative'
    | 'withholding'
    | 'length';
  readonly detail: string;
}

/** What text is checked against. */
export interface Evidence {
  readonly tables: readonly ReferableTable[];
  /** Dimension → every label of the release, so that a name without a row is seen too. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /** Phrases that may hold digits: resolved periods and dates. */
  readonly phrases: readonly string[];
}

/** A part of one sentence: plain words, or a reference with what it resolves to. */
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly resolved: Resolved };

export type Sentence = readonly Part[];

/** Every label a table's text and month columns hold, per column, with those of the release. */
export function labelsByColumn({ tables, members }: Evidence): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  const add = (column: string, label: string) => {
    const known = labels.get(column) ?? new Set();
    labels.set(column, known.add(label));
  };
  for (const { table } of tables) {
    table.columns.forEach((column, at) => {
      if (column.unit !== 'text' && column.unit !== 'month') return;
      for (const row of table.rows) if (typeof row[at] === 'string') add(column.name, row[at]);
      for (const label of members[column.name] ?? []) add(column.name, label);
    });
  }
  return labels;
}
