const OPENERS =
  'is|are|was|were|which|what|how|who|show|give|tell|compare|rank|did|does|has|have|list|where|when';

/** The questions of one message: sentences, and parts that begin like a question after “and”. */
export function splitClauses(text: string, narrows: (clause: string) => boolean): string[] {
  return joined(sentences(text), narrows);
}

const bare = (clause: string): string => clause.replace(/[?!.;,\s]+$/, '');

/** “Which setting loses the most? 2024”: what only narrows a question is part of the one beside it. */
function joined(clauses: readonly string[], narrows: (clause: string) => boolean): string[] {
  if (clauses.length < 2) return [...clauses];
  const whole: string[] = [];
  let opening = '';
  for (const clause of clauses) {
    const before = whole.at(-1);
    if (!narrows(clause)) {
      whole.push(opening === '' ? clause : `${bare(opening)}, ${clause}`);
      opening = '';
    } else if (before === undefined) opening = opening === '' ? clause : `${bare(opening)}, ${clause}`;
    else whole[whole.length - 1] = `${bare(before)}, ${clause}`;
  }
  return opening === '' ? whole : [...whole, opening];
}

/** “The gap between what we bill and what we get” is not cut at its “and”. */
function uncut(parts: readonly string[]): string[] {
  const whole: string[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    const open = before !== undefined && /\bbetween\b(?:(?!\band\b)[^?!;])*$/i.test(before);
    // “Leave out Medicare and show me the others” is one question.
    const leaves =
      before !== undefined &&
      /^\W*(?:leav\w+ (?:out|off)|exclud\w+|without|except|ignor\w+|skip\w*|drop\w*|omit\w*|remov\w+)\b[^?!;]*$/i.test(
        before,
      );
    if (open || leaves) whole[whole.length - 1] = `${before} and ${part}`;
    else whole.push(part);
  }
  return whole;
}

function sentences(text: string): string[] {
  return uncut(cut(text));
}

function cut(text: string): string[] {
  return text
    .split(
      new RegExp(
        `(?<=[?!;])\\s+|(?<=\\p{L}\\p{L}|\\d\\d)\\.\\s+|;|,?\\s+(?:and|then|plus)\\s+(?:then\\s+)?(?=(?:${OPENERS})\\b(?!\\s+(?:about)))`,
        'iu',
      ),
    )
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}
