import { readPdf } from './read-pdf.ts';
import { contentOf, pagesOf, textsOf } from './read-pdf-text.ts';

/** A number as briefs print it, its sign and unit with it. */
const NUMBER = /[−+-]?\$?\d[\d,]*(?:\.\d+)?(?:[KMB]\b|%)?/g;

/** Characters of a text that are quoted around a difference. */
const QUOTED = 90;

const quoted = (text: string): string => {
  const shown = text.trim();
  return `“${shown.length > QUOTED ? `${shown.slice(0, QUOTED)}…` : shown}”`;
};

function textDifference(page: number, given: string, made: string): string {
  const [ours, theirs] = [made.match(NUMBER) ?? [], given.match(NUMBER) ?? []];
  const at = ours.findIndex((number, index) => number !== theirs[index]);
  const number = ours[at];
  const other = theirs[at];
  return number === undefined || other === undefined
    ? `Page ${page} says ${quoted(given)} where the release gives ${quoted(made)}.`
    : `Page ${page} says ${other} where the release gives ${number}: ${quoted(made)}.`;
}

/**
 * The first difference between a given brief and the same brief made again, in one sentence; null when the files are
 * the same bytes. A number that differs is named; what differs elsewhere is said by where it stands.
 */
export function compareBriefs(given: Uint8Array, made: Uint8Array): string | null {
  if (Buffer.from(given).equals(Buffer.from(made))) return null;
  const [theirs, ours] = [readPdf(given), readPdf(made)];
  if (theirs === null || ours === null) return 'The file is not the PDF that was made.';
  const [given_, made_] = [pagesOf(theirs), pagesOf(ours)];
  if (given_.length !== made_.length)
    return `The file has ${given_.length} pages where the brief has ${made_.length}.`;
  for (const [at, page] of made_.entries()) {
    const own = textsOf(ours, page)!;
    const other = textsOf(theirs, given_[at]!);
    if (other === null) return `Page ${at + 1} of the file cannot be read.`;
    const differs = own.findIndex((text, index) => text !== other[index]);
    if (differs >= 0) return textDifference(at + 1, other[differs] ?? '', own[differs]!);
    if (other.length > own.length)
      return `Page ${at + 1} says ${quoted(other[own.length]!)}, which the brief does not.`;
  }
  for (const [at, page] of made_.entries()) {
    if (contentOf(theirs, given_[at]!) !== contentOf(ours, page))
      return `The drawing of page ${at + 1} is another than the release gives; its texts are the same.`;
  }
  return 'The pages say and show the same, but the file around them was changed (fonts, annotations, metadata or structure).';
}
