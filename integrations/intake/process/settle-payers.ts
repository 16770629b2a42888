import { plainPayer, resolvePayer, tidyName } from '../recognise/resolve-payer.ts';
import type { Spelling } from './gather-evidence.ts';

/** A payer as written and the name it is counted under. */
export interface SettledPayer {
  readonly written: string;
  readonly payer: string;
  readonly how: string;
  readonly confidence: number;
  readonly suggestion: string | null;
  readonly rows: number;
}

/**
 * Gives every spelling of a payer one name. What people settled holds first, then the dictionary; names in no
 * dictionary that differ only by marks and capitals are one payer under their most frequent spelling.
 *
 * @param settled plain spelling → name, from a mapping file or the review file
 */
export function settlePayers(
  spellings: readonly Spelling[],
  settled: ReadonlyMap<string, string>,
): SettledPayer[] {
  const own = new Map<string, string>();
  return spellings.map(({ text, rows }) => {
    const plain = plainPayer(text);
    const told = settled.get(plain);
    if (told !== undefined) {
      return { written: text, payer: told, how: 'settled', confidence: 1, suggestion: null, rows };
    }
    const { payer, how, confidence, suggestion } = resolvePayer(text);
    if (how !== 'own' && how !== 'unsure') return { written: text, payer, how, confidence, suggestion, rows };
    // Spellings come most frequent first.
    const name = own.get(plain) ?? tidyName(text);
    own.set(plain, name);
    return { written: text, payer: name, how, confidence, suggestion, rows };
  });
}
