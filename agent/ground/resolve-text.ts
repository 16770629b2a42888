import { splitReferences } from '../references.ts';
import { type ReferableTable, resolveReference } from '../resolve-reference.ts';

/**
 * A grounded text as people read it: every reference replaced by its value.
 * @throws Error when a reference does not resolve; check the text first
 */
export function resolveText(text: string, tables: readonly ReferableTable[]): string {
  return splitReferences(text)
    .map((segment) => {
      if (segment.kind === 'text') return segment.text;
      const resolved = segment.reference === null ? null : resolveReference(tables, segment.reference);
      if (!resolved?.ok) throw new Error(`ungrounded reference ${segment.source}`);
      return resolved.text;
    })
    .join('');
}
