import { alternativesOf } from './nouns.ts';
import { type PhraseSteps, type PreparedPhrases, preparedTags, readPrepared } from './prepared-phrases.ts';
import { nounOf, type SplitPhrase, splitName, splitPhrase, stepsOf } from './split-phrase.ts';
import type { Token } from './tokenise.ts';

/** Most phrases end where nothing follows, and few contain a noun: what they do not need is not made. */
interface Node {
  next?: Map<string, Node>;
  /** What follows a word that stands for many: `<payer>`. */
  nouns?: Map<string, Node>;
  tags: readonly string[];
}

export interface PhraseMatch {
  readonly tags: readonly string[];
  /** Half-open in tokens. */
  readonly end: number;
}

type Stems = readonly Pick<Token, 'stem'>[];

const NO_TAGS: readonly string[] = [];
const NO_PHRASES: PreparedPhrases = { tags: [], byFirst: [], words: [] };
const newNode = (): Node => ({ tags: NO_TAGS });

function childOf(edges: Map<string, Node>, key: string): Node {
  const known = edges.get(key);
  if (known) return known;
  const child = newNode();
  edges.set(key, child);
  return child;
}

/** A phrase whose words are not read yet. */
interface Unread {
  readonly parts: readonly string[];
  readonly tags: readonly string[];
}

/**
 * Phrases to tags, found longest first over stems. A phrase of several words is read when a question first has its
 * first word: of five thousand phrases a question meets a few hundred, and a cold start waits for no others.
 */
export class PhraseIndex {
  private readonly root: Node = newNode();
  private readonly preparedTags: readonly (readonly string[])[];
  /** Prepared phrases nobody has asked for yet, by the stem they begin with: they stand before all that are added. */
  private readonly waiting: Map<string, string>;
  /** By the stem a phrase begins with, in the order of adding. */
  private readonly unread = new Map<string, Unread[]>();
  /** Phrases of one word, for spelling errors. */
  readonly words: Map<string, readonly string[]>;

  constructor(prepared: PreparedPhrases = NO_PHRASES) {
    this.preparedTags = preparedTags(prepared);
    this.waiting = new Map(prepared.byFirst);
    this.words = new Map(prepared.words.map(([stem, tags]) => [stem, this.preparedTags[tags]!]));
    // What begins with a noun may begin with many words.
    this.wake('');
  }

  /** @param phrases alternatives separated by `|`; `<payer>` stands for every such noun */
  add(phrases: string, tags: readonly string[]): void {
    for (const phrase of phrases.split('|')) this.addOne(phrase, tags);
  }

  addOne(phrase: string, tags: readonly string[]): void {
    for (const one of splitPhrase(phrase)) this.addSplit(one, tags);
  }

  /** A name from data, in which brackets are only signs: nothing in it stands for a noun of the lexicon. */
  addName(name: string, tags: readonly string[]): void {
    this.addSplit(splitName(name), tags);
  }

  private addSplit({ parts, first }: SplitPhrase, tags: readonly string[]): void {
    if (first === null) {
      this.read({ parts, tags });
      return;
    }
    const unread = this.unread.get(first);
    if (unread) unread.push({ parts, tags });
    else this.unread.set(first, [{ parts, tags }]);
  }

  private wake(first: string): void {
    const lines = this.waiting.get(first);
    if (lines === undefined) return;
    this.waiting.delete(first);
    for (const phrase of readPrepared(lines, this.preparedTags)) this.place(phrase);
  }

  private read({ parts, tags }: Unread): void {
    const { steps, isWord } = stepsOf(parts);
    const [first = ''] = steps;
    this.wake(first);
    const node = this.place({ steps, tags: [...new Set(tags)] });
    if (isWord) this.words.set(first, node.tags);
  }

  private place({ steps, tags }: PhraseSteps): Node {
    let node = this.root;
    for (const step of steps) {
      const noun = nounOf(step);
      if (noun === null) {
        node.next ??= new Map();
        node = childOf(node.next, step);
        continue;
      }
      alternativesOf(noun);
      node.nouns ??= new Map();
      node = childOf(node.nouns, noun);
    }
    node.tags = node.tags.length === 0 ? tags : [...new Set([...node.tags, ...tags])];
    return node;
  }

  /** The longest phrase that begins at `start` and touches no token already `taken`. */
  longest(tokens: Stems, start: number, taken: readonly boolean[] = []): PhraseMatch | null {
    const first = tokens[start]?.stem ?? '';
    this.wake(first);
    const unread = this.unread.get(first);
    if (unread) {
      this.unread.delete(first);
      for (const phrase of unread) this.read(phrase);
    }
    let end = start;
    let tags: readonly string[] = [];
    const walk = (node: Node, at: number): void => {
      if (node.tags.length > 0 && at >= end) {
        tags = at > end ? node.tags : [...new Set([...tags, ...node.tags])];
        end = at;
      }
      const token = tokens[at];
      if (token === undefined || taken[at]) return;
      const child = node.next?.get(token.stem);
      if (child) walk(child, at + 1);
      for (const [noun, after] of node.nouns ?? [])
        for (const stems of alternativesOf(noun).get(token.stem) ?? [])
          if (stems.every((stem, i) => tokens[at + i]?.stem === stem && !taken[at + i]))
            walk(after, at + stems.length);
    };
    walk(this.root, start);
    return end > start ? { tags, end } : null;
  }
}
