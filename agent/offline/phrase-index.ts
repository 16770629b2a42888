import { alternativesOf } from './nouns.ts';
import type { Token } from './tokenise.ts';
import { cleanText, stemOf, tokenise } from './tokenise.ts';

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

const NO_TAGS: readonly string[] = [];
const newNode = (): Node => ({ tags: NO_TAGS });

function childOf(edges: Map<string, Node>, key: string): Node {
  const known = edges.get(key);
  if (known) return known;
  const child = newNode();
  edges.set(key, child);
  return child;
}

/** Plain words, of which the lexicon is made, need no tokeniser: a cold start is the shorter for it. */
const PLAIN_WORDS = /^[a-z]+(?: [a-z]+)*$/;

function stemsOf(text: string): readonly Pick<Token, 'stem' | 'kind'>[] {
  const trimmed = text.trim();
  if (!PLAIN_WORDS.test(trimmed)) return tokenise(cleanText(text));
  return trimmed.split(' ').map((word) => ({ stem: stemOf(word), kind: 'word' }));
}

/** The stem of a phrase's first word, or null where that is not plain or not followed by anything. */
function firstOfSeveral([start = '', ...rest]: readonly string[]): string | null {
  const space = start.indexOf(' ');
  if (space < 1 || !PLAIN_WORDS.test(start.trimEnd())) return null;
  return space < start.length - 1 || rest.length > 0 ? stemOf(start.slice(0, space)) : null;
}

/** A phrase as words and nouns, and the stem it begins with where several words follow. */
interface SplitPhrase {
  readonly parts: readonly string[];
  readonly first: string | null;
}

const split = (parts: readonly string[]): SplitPhrase => ({ parts, first: firstOfSeveral(parts) });

function splitPhrase(phrase: string): SplitPhrase[] {
  if (!phrase.includes('<')) return [split([phrase])];
  const noun = /^<([a-z]+)>$/.exec(phrase)?.[1];
  // A noun alone is as many phrases: its single words are known to spelling repair.
  return noun === undefined
    ? [split(phrase.split(/(<[a-z]+>)/))]
    : [...alternativesOf(noun).values()].flat().map((stems) => split([stems.join(' ')]));
}

const known = new Map<string, readonly SplitPhrase[]>();

const splitAlternatives = (phrases: string): readonly SplitPhrase[] =>
  known.get(phrases) ?? phrases.split('|').flatMap(splitPhrase);

/**
 * Splits alternatives of the lexicon, which are the same for every release, once per process. A cold start does it while
 * it waits for the release.
 */
export function prepareAlternatives(phrases: string): void {
  if (!known.has(phrases)) known.set(phrases, splitAlternatives(phrases));
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
  /** By the stem a phrase begins with, in the order of adding. */
  private readonly unread = new Map<string, Unread[]>();
  /** Phrases of one word, for spelling errors. */
  readonly words = new Map<string, readonly string[]>();

  /** @param phrases alternatives separated by `|`; `<payer>` stands for every such noun */
  add(phrases: string, tags: readonly string[]): void {
    for (const phrase of splitAlternatives(phrases)) this.addSplit(phrase, tags);
  }

  addOne(phrase: string, tags: readonly string[]): void {
    for (const one of splitPhrase(phrase)) this.addSplit(one, tags);
  }

  /** A name from data, in which brackets are only signs: nothing in it stands for a noun of the lexicon. */
  addName(name: string, tags: readonly string[]): void {
    this.addSplit(split([name.replaceAll(/[<>]/g, ' ')]), tags);
  }

  private addSplit({ parts, first }: SplitPhrase, tags: readonly string[]): void {
    if (first === null) {
      this.read({ parts, tags });
      return;
    }
    const waiting = this.unread.get(first);
    if (waiting) waiting.push({ parts, tags });
    else this.unread.set(first, [{ parts, tags }]);
  }

  private read({ parts, tags }: Unread): void {
    let node = this.root;
    let length = 0;
    let only = '';
    for (const part of parts) {
      const noun = part.startsWith('<') ? /^<([a-z]+)>$/.exec(part)?.[1] : undefined;
      if (noun !== undefined) {
        alternativesOf(noun);
        node.nouns ??= new Map();
        node = childOf(node.nouns, noun);
        length += 2;
        continue;
      }
      for (const { stem, kind } of stemsOf(part)) {
        node.next ??= new Map();
        node = childOf(node.next, stem);
        only = kind === 'word' ? stem : '';
        length++;
      }
    }
    node.tags = node.tags.length === 0 ? [...new Set(tags)] : [...new Set([...node.tags, ...tags])];
    if (length === 1 && only !== '') this.words.set(only, node.tags);
  }

  /** The longest phrase that begins at `start` and touches no token already `taken`. */
  longest(tokens: readonly Token[], start: number, taken: readonly boolean[] = []): PhraseMatch | null {
    const first = tokens[start]?.stem ?? '';
    const waiting = this.unread.get(first);
    if (waiting) {
      this.unread.delete(first);
      for (const phrase of waiting) this.read(phrase);
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
