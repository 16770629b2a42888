import type { Rejection } from './grounding.ts';

/** The one thing a text may say of withheld values; how many there are is in the note that code writes. */
const ALLOWED = /withheld to protect patients/gi;
const OTHER_WORDS =
  /withh[eo]ld\w*|\bhidden\b|\bhid(?:es?|ing)\b|suppress\w*|\bmask(?:s|ed|ing)\b|redact\w*|conceal\w*|undisclosed|‡/i;
/** What would tell why, how much or how close. */
const REASON =
  /\b(?:because|since|due|owing|few|fewer|handful|several|small|smaller|tiny|low|lower|little|rare|scarce|sparse|barely|hardly|nearly|almost|close|likely|probably|perhaps|maybe|must|only|threshold|below|under|above|over|exceeds?|primary|complement\w*)\b/i;
const SENTENCE_END = /(?<=[.!?])\s+|\n+/;

/** Rejects what a text says of withheld values beyond the fixed phrase: a reason, a size, a guess. */
export function checkWithholding(words: string): Rejection[] {
  return words.split(SENTENCE_END).flatMap((sentence): Rejection[] => {
    const rest = sentence.replace(ALLOWED, '');
    const said = OTHER_WORDS.exec(rest) ?? (rest === sentence ? null : REASON.exec(rest));
    return said === null
      ? []
      : [
          {
            check: 'withholding',
            detail: `“${said[0]}”: say no more of it than “withheld to protect patients”`,
          },
        ];
  });
}
