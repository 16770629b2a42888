import { editDistance } from './edit-distance.ts';
import type { Token } from './tokenise.ts';

/** A name of several words. */
export interface LongName {
  readonly name: string;
  readonly stems: readonly string[];
  readonly tags: readonly string[];
}

const near = (said: string, meant: string): boolean =>
  said === meant || (meant.length > 3 && said[0] === meant[0] && editDistance(said, meant, 1) <= 1);

/** The name of several words that begins at `start` with a slip in some of them: “blu cross”; at least half are right. */
export function misspeltName(
  tokens: readonly Token[],
  start: number,
  names: readonly LongName[],
): LongName | null {
  let best: LongName | null = null;
  const first = tokens[start]?.stem[0];
  for (const name of names) {
    const { stems } = name;
    if (stems[0]![0] !== first) continue;
    if (best !== null && stems.length <= best.stems.length) continue;
    const said = stems.map((_, i) => tokens[start + i]?.stem ?? '');
    const right = stems.filter((stem, i) => stem === said[i]).length;
    if (right === stems.length || right * 2 < stems.length) continue;
    if (stems.every((stem, i) => near(said[i]!, stem))) best = name;
  }
  return best;
}
