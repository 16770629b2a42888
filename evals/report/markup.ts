/** Text that is HTML already. */
export interface Markup {
  readonly markup: string;
}

/** Says of a text that it is HTML. Only for what this program wrote. */
export const markup = (text: string): Markup => ({ markup: text });

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Part = Markup | string | number | readonly Part[];

function inserted(part: Part): string {
  if (Array.isArray(part)) return part.map(inserted).join('');
  if (typeof part === 'object') return (part as Markup).markup;
  return String(part).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

/** HTML with parts put in: text is escaped, markup is not. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  markup(pieces.reduce((text, piece, at) => text + inserted(parts[at - 1] ?? '') + piece));
