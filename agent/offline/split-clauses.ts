const OPENERS =
  'is|are|was|were|which|what|how|who|show|give|tell|compare|rank|did|does|has|have|list|where|when';

/** The questions of one message: sentences, and parts that begin like a question after “and”. */
export function splitClauses(text: string): string[] {
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
