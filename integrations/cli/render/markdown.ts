import { inert } from '../../../tools/inert.ts';
import type { Palette } from './palette.ts';
import { type Indent, type Word, words, wrap } from './wrap.ts';

type Style = (text: string) => string;

// Strong, emphasis or code, with the marks inside the words they surround; `2 * 3 * 4` is no emphasis.
const INLINE =
  /\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![*\w])\*(?=\S)([^*]+?)(?<=\S)\*(?![*\w])|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)|`([^`]+)`/gu;
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!|<>~])/g;
const HIDDEN_BASE = 0xe000;

/** Escaped marks stand aside in the private use area while emphasis is read, which `inert` keeps free. */
const hideEscapes = (text: string): string =>
  text.replace(ESCAPED, (_, mark: string) => String.fromCharCode(HIDDEN_BASE + mark.charCodeAt(0)));
const showEscapes = (text: string): string =>
  text.replace(/[\ue000-\ue07f]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - HIDDEN_BASE));

/** Words of one paragraph with strong, emphasis and code drawn, or only their marks removed. */
export function inlineWords(markdown: string, palette: Palette): Word[] {
  const text = hideEscapes(inert(markdown));
  const result: Word[] = [];
  let touching = false;
  const add = (part: string, style: Style): void => {
    const shown = showEscapes(part);
    for (const [index, word] of words(shown, style).entries()) {
      const continues = index === 0 && touching && !shown.startsWith(' ');
      result.push({ ...word, spaceBefore: !continues });
    }
    if (shown !== '') touching = !shown.endsWith(' ');
  };
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    add(text.slice(last, match.index), (plain) => plain);
    const [, strong, star, underscore, code] = match;
    if (strong !== undefined) add(strong, palette.strong);
    else if (code !== undefined) add(code, palette.accent);
    else add(star ?? underscore ?? '', palette.italic);
    last = match.index + match[0].length;
  }
  add(text.slice(last), (plain) => plain);
  return result;
}

interface Block {
  readonly text: string;
  readonly indent: Indent;
  readonly heading: boolean;
}

function block(line: string): Block {
  const bullet = /^(\s*)[-*+] +(.*)$/.exec(line);
  if (bullet) return { text: bullet[2]!, indent: hang(`${bullet[1]}• `), heading: false };
  const numbered = /^(\s*)(\d+[.)]) +(.*)$/.exec(line);
  if (numbered) return { text: numbered[3]!, indent: hang(`${numbered[1]}${numbered[2]} `), heading: false };
  const heading = /^#{1,6} +(.*)$/.exec(line);
  return { text: heading?.[1] ?? line, indent: { first: '', rest: '' }, heading: heading !== null };
}

function hang(first: string): Indent {
  return { first, rest: ' '.repeat(first.length) };
}

/** The answer's Markdown as terminal lines: paragraphs, bullets, numbered items, headings, inline emphasis. */
export function renderMarkdown(markdown: string, width: number, palette: Palette): string[] {
  const lines: string[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) lines.push(...wrap(inlineWords(paragraph.join(' '), palette), width));
    paragraph = [];
  };
  for (const line of markdown.split(/\r?\n/)) {
    const { text, indent, heading } = block(line);
    if (text.trim() === '') {
      flush();
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
    } else if (heading || indent.first !== '') {
      flush();
      lines.push(
        ...wrap(inlineWords(heading ? `**${text.replaceAll('**', '')}**` : text, palette), width, indent),
      );
    } else {
      paragraph.push(text.trim());
    }
  }
  flush();
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
