import { readInline, type Span } from '../../reading/inline-markdown.ts';
import type { Palette } from './palette.ts';
import { type Indent, type Word, words, wrap } from './wrap.ts';

type Style = (text: string) => string;

const styles = (palette: Palette): Record<Span['style'], Style> => ({
  plain: (text) => text,
  strong: palette.strong,
  emphasis: palette.italic,
  code: palette.accent,
});

/** Words of one paragraph with strong, emphasis and code drawn, or only their marks removed. */
export function inlineWords(markdown: string, palette: Palette): Word[] {
  const drawn = styles(palette);
  const result: Word[] = [];
  let touching = false;
  for (const { text, style } of readInline(markdown)) {
    for (const [index, word] of words(text, drawn[style]).entries()) {
      const continues = index === 0 && touching && !text.startsWith(' ');
      result.push({ ...word, spaceBefore: !continues });
    }
    touching = !text.endsWith(' ');
  }
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
