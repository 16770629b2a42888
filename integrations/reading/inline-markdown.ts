import { inert } from '../../tools/inert.ts';

/** A run of text drawn one way. */
export interface Span {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'emphasis' | 'code';
}

// Strong, emphasis or code, with the marks inside the words they surround; `2 * 3 * 4` is no emphasis.
const INLINE =
  /\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![*\w])\*(?=\S)([^*]+?)(?<=\S)\*(?![*\w])|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)|`([^`]+)`/gu;
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!|<>~@/])/g;
const HIDDEN_BASE = 0xe000;

/** Escaped marks stand aside in the private use area while emphasis is read, which `inert` keeps free. */
const hideEscapes = (text: string): string =>
  text.replace(ESCAPED, (_, mark: string) => String.fromCharCode(HIDDEN_BASE + mark.charCodeAt(0)));
const showEscapes = (text: string): string =>
  text.replace(/[\ue000-\ue07f]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - HIDDEN_BASE));

/** One paragraph of an answer's Markdown as runs of inert text, its marks and escapes removed. */
export function readInline(markdown: string): Span[] {
  const text = hideEscapes(inert(markdown));
  const spans: Span[] = [];
  const add = (part: string, style: Span['style']): void => {
    if (part !== '') spans.push({ text: showEscapes(part), style });
  };
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    add(text.slice(last, match.index), 'plain');
    const [, strong, star, underscore, code] = match;
    if (strong !== undefined) add(strong, 'strong');
    else if (code !== undefined) add(code, 'code');
    else add(star ?? underscore ?? '', 'emphasis');
    last = match.index + match[0].length;
  }
  add(text.slice(last), 'plain');
  return spans;
}
