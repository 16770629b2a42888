import { editDistance, slipsAllowed } from './edit-distance.ts';
import { BRANDS, FORM_WORDS } from './names.ts';
import type { Token } from './tokenise.ts';
import { cleanText, tokenise } from './tokenise.ts';

interface Drug {
  readonly label: string;
  readonly words: ReadonlySet<string>;
  readonly all: readonly string[];
}

export interface MedicationMatch {
  readonly start: number;
  readonly end: number;
  readonly labels: readonly string[];
  /** The strength or form that none of the tracked ones has. */
  readonly missing: string | null;
  /** What was read for what was written, when spelling was mended or a brand read. */
  readonly readAs: string | null;
}

const kept = new WeakMap<readonly string[], readonly Drug[]>();

function drugsOf(labels: readonly string[]): readonly Drug[] {
  let drugs = kept.get(labels);
  if (!drugs) {
    drugs = labels.map((label) => {
      const all = tokenise(cleanText(label)).map((token) => token.text);
      const words = all.filter((word) => /^\p{L}{4,}/u.test(word) && !FORM_WORDS.has(word));
      return { label, words: new Set(words), all };
    });
    kept.set(labels, drugs);
  }
  return drugs;
}

/**
 * The tracked medications named at `tokens[i]`: by ingredient or brand, narrowed by the strength and form that
 * follow. Several strengths all count when none is said.
 * @param fuzzy mend spelling
 */
export function readMedication(
  tokens: readonly Token[],
  i: number,
  labels: readonly string[],
  fuzzy: boolean,
): MedicationMatch | null {
  const drugs = drugsOf(labels);
  const word = tokens[i]!.text;
  const whole = exactLabel(tokens, i, drugs);
  if (whole) return whole;
  if (word.length < 4 || FORM_WORDS.has(word)) return null;
  const brand = BRANDS[word];
  let named = drugs.filter((drug) => drug.words.has(brand ?? word));
  let readAs = brand && named.length > 0 ? brand : null;
  if (named.length === 0 && fuzzy) {
    const mended = mend(word, drugs);
    if (mended) {
      named = drugs.filter((drug) => drug.words.has(mended));
      readAs = mended;
    }
  }
  if (named.length === 0) return null;
  let end = i + 1;
  let missing: string | null = null;
  for (; end < tokens.length; end++) {
    const { text, kind } = tokens[end]!;
    if (text === '/' || text === '-') continue;
    const strength = kind === 'number' ? /^([\d.]+)(mg|mcg|ml|unt|g)?$/.exec(text) : null;
    if (strength) {
      const unit = strength[2] ?? tokens[end + 1]?.text ?? '';
      if (!['mg', 'mcg', 'ml', 'unt', 'g', 'units'].includes(unit)) break;
      const kept = named.filter((drug) => drug.all.includes(strength[1]!));
      if (kept.length === 0) missing = `${strength[1]} ${unit.toUpperCase()}`;
      else named = kept;
      continue;
    }
    if (named.some((drug) => drug.all.includes(text)) && !['in', 'for', 'and', 'per'].includes(text)) {
      named = named.filter((drug) => drug.all.includes(text));
      continue;
    }
    if (
      !['mg', 'mcg', 'ml', 'unt', 'units', 'tablet', 'tablets', 'pill', 'pills', 'oral', 'capsules'].includes(
        text,
      )
    )
      break;
  }
  while (tokens[end - 1]?.kind === 'mark') end--;
  return { start: i, end, labels: named.map((drug) => drug.label), missing, readAs };
}

function exactLabel(tokens: readonly Token[], i: number, drugs: readonly Drug[]): MedicationMatch | null {
  let best: MedicationMatch | null = null;
  for (const { label, all } of drugs) {
    const same = all.every((word, offset) => tokens[i + offset]?.text === word);
    if (same && (!best || i + all.length > best.end)) {
      best = { start: i, end: i + all.length, labels: [label], missing: null, readAs: null };
    }
  }
  return best;
}

function mend(word: string, drugs: readonly Drug[]): string | null {
  if (word.length < 6) return null;
  let limit = slipsAllowed(word.length);
  let best: string | null = null;
  let tied = false;
  for (const known of new Set(drugs.flatMap((drug) => [...drug.words]))) {
    const distance = editDistance(word, known, limit);
    if (distance > limit) continue;
    tied = best !== null && distance === limit;
    if (distance < limit) tied = false;
    best = known;
    limit = distance;
  }
  return tied ? null : best;
}
