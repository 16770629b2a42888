import { inert } from '../../../tools/inert.ts';
import { readInline, type Span } from '../../reading/inline-markdown.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

// Marks that Slack would draw with, as signs that read the same and draw nothing.
const LOOK_ALIKE: Readonly<Record<string, string>> = { '*': '∗', '`': 'ˋ', '~': '∼' };

/** Data or anybody's words as Slack text: no link, mention, address or emphasis comes of it. */
export function escapeMrkdwn(text: string): string {
  return inert(text)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign]!)
    .replace(/[*`~]/g, (sign) => LOOK_ALIKE[sign]!)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ');
}

/** The same where Slack reads no markup at all, such as table cells and button labels. */
export function plainText(text: string): string {
  return inert(text).replaceAll('<', '‹').replaceAll('>', '›');
}

const MARKS: Readonly<Record<Span['style'], string>> = { plain: '', strong: '*', emphasis: '_', code: '`' };

function drawn({ text, style }: Span): string {
  const escaped = escapeMrkdwn(text);
  const mark = MARKS[style];
  // Slack draws a mark only around something that neither begins nor ends with a space.
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(escaped) ?? [];
  return inside === '' ? escaped : `${before}${mark}${inside}${mark}${after}`;
}

/** One line of an answer's Markdown. */
const line = (markdown: string): string => {
  const bullet = /^(\s*)[-*+] +(.*)$/.exec(markdown);
  if (bullet) return `${bullet[1]}• ${line(bullet[2]!)}`;
  const heading = /^#{1,6} +(.*)$/.exec(markdown);
  if (heading) return drawn({ text: heading[1]!.replaceAll('**', ''), style: 'strong' });
  return readInline(markdown).map(drawn).join('');
};

/** An answer's Markdown as Slack text: paragraphs, bullets, emphasis; everything else is inert. */
export function toMrkdwn(markdown: string): string {
  return markdown
    .split(/\r?\n/)
    .map(line)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A whole line set bold, whatever emphasis it has itself. */
export function strongLine(markdown: string): string {
  const text = readInline(markdown)
    .map((span) => span.text)
    .join('');
  return drawn({ text, style: 'strong' });
}
