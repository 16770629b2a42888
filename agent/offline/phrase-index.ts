import { withNouns } from './nouns.ts';
import type { Token } from './tokenise.ts';
import { cleanText, tokenise } from './tokenise.ts';

interface Node {
  readonly next: Map<string, Node>;
  tags: string[];
}

export interface PhraseMatch {
  readonly tags: readonly string[];
  /** Half-open in tokens. */
  readonly end: number;
}

/** Phrases to tags, found longest first over stems. */
export class PhraseIndex {
  private readonly root: Node = { next: new Map(), tags: [] };
  /** Phrases of one word, for spelling errors. */
  readonly words = new Map<string, readonly string[]>();

  /** @param phrases alternatives separated by `|`; `<payer>` and the like stand for every such noun */
  add(phrases: string, tags: readonly string[]): void {
    for (const phrase of phrases.split('|')) for (const one of withNouns(phrase)) this.addOne(one, tags);
  }

  addOne(phrase: string, tags: readonly string[]): void {
    const tokens = tokenise(cleanText(phrase));
    let node = this.root;
    for (const { stem } of tokens) {
      let child = node.next.get(stem);
      if (!child) {
        child = { next: new Map(), tags: [] };
        node.next.set(stem, child);
      }
      node = child;
    }
    node.tags = [...new Set([...node.tags, ...tags])];
    if (tokens.length === 1 && tokens[0]!.kind === 'word') this.words.set(tokens[0]!.stem, node.tags);
  }

  /** The longest phrase that begins at `start` and touches no token already `taken`. */
  longest(tokens: readonly Token[], start: number, taken: readonly boolean[] = []): PhraseMatch | null {
    let node = this.root;
    let found: PhraseMatch | null = null;
    for (let i = start; i < tokens.length && !taken[i]; i++) {
      const child = node.next.get(tokens[i]!.stem);
      if (!child) break;
      node = child;
      if (node.tags.length > 0) found = { tags: node.tags, end: i + 1 };
    }
    return found;
  }
}
