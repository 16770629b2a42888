import { splitReferences } from '../references.ts';
import { resolveReference } from '../resolve-reference.ts';
import type { Evidence, Part, Rejection, Sentence } from './grounding.ts';

// A full stop, question or exclamation mark and white space, or a line break, ends a sentence.
const END = /(?<=[.!?])\s+|\n+/;

/** Cuts a text into sentences of words and resolved references; what does not resolve is a rejection. */
export function splitSentences(
  text: string,
  evidence: Evidence,
): { sentences: Sentence[]; rejections: Rejection[] } {
  const rejections: Rejection[] = [];
  const sentences: Part[][] = [[]];
  for (const segment of splitReferences(text)) {
    if (segment.kind === 'text') {
      segment.text.split(END).forEach((piece, index) => {
        if (index > 0) sentences.push([]);
        if (piece !== '') sentences.at(-1)?.push({ kind: 'words', text: piece });
      });
      continue;
    }
    if (segment.reference === null) {
      rejections.push({ check: 'reference', detail: `“${segment.source}” is not a value reference` });
      continue;
    }
    const resolved = resolveReference(evidence.tables, segment.reference);
    if (resolved.ok) sentences.at(-1)?.push({ kind: 'reference', reference: segment.reference, resolved });
    else rejections.push({ check: 'reference', detail: `“${segment.source}”: ${resolved.reason}` });
  }
  return { sentences: sentences.filter((parts) => parts.length > 0), rejections };
}
