import { readMetrics } from '../../sql/read-metrics.ts';
import { cleanText, tokenise } from './tokenise.ts';

const ASKING_BEFORE =
  /^(?:please )?(?:define|(?:give me |show )?(?:the )?definition of|meaning of|explain|what (?:does|do|is|are))\b(?: (?:a|an))? /;
const ASKING_AFTER = / (?:means?|stands? for)$/;

const stems = (text: string): string =>
  tokenise(cleanText(text))
    .filter(({ kind, text: word }) => kind !== 'mark' || word === '%')
    .map(({ stem }) => stem)
    .join(' ');

let known: ReadonlyMap<string, string> | undefined;

/** Every name, label and synonym of the glossary, by its stems; the first entry that claims a phrase keeps it. */
function entries(): ReadonlyMap<string, string> {
  if (known) return known;
  const map = new Map<string, string>();
  const { metrics, terms } = readMetrics();
  for (const { name, label } of [...metrics, ...terms]) {
    map.set(stems(name), name);
    map.set(stems(label), name);
  }
  for (const { name, synonyms } of [...metrics, ...terms])
    for (const synonym of synonyms) if (!map.has(stems(synonym))) map.set(stems(synonym), name);
  known = map;
  return map;
}

/**
 * The glossary entry a question asks the meaning of, word for word: “define X”, “what is X”, “what does X mean”.
 * Null when it asks anything else. A definition tells nothing of the data, so it is looked for first of all.
 */
export function glossaryEntry(text: string): string | null {
  const lower = text
    .toLowerCase()
    .replace(/[?!.]+$/, '')
    .trim();
  const before = ASKING_BEFORE.exec(lower);
  if (before === null) return null;
  const asked = lower.slice(before[0].length).replace(ASKING_AFTER, '');
  return entries().get(stems(asked)) ?? null;
}
