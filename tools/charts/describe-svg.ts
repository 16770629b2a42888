import type { ChartSpec } from './chart-spec.ts';

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const plainText = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value ?? ''));

/** The drawing with its title and its alternative text, as screen readers look for them. */
export function describeSvg(svg: string, spec: ChartSpec): string {
  const title = spec['title'] as { text?: unknown } | undefined;
  const names = [
    `<title>${escapeText(plainText(title?.text))}</title>`,
    `<desc>${escapeText(plainText(spec['description']))}</desc>`,
  ].join('');
  return svg.replace(/^<svg ([^>]*)>/, (_, attributes: string) => `<svg ${attributes} role="img">${names}`);
}
