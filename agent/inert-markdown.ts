/**
 * A label from data made inert in Markdown: no link, image, mention, emphasis or automatic address can come of
 * it, while it reads the same once rendered. Ordinary names pass unchanged.
 */
export function inertMarkdown(label: string): string {
  return label
    .replace(/[\\`*_<>~|@]/g, '\\$&')
    .replace(/!\[/g, '\\!\\[')
    .replace(/\]([([])/g, '\\]\\$1')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/[\r\n]+/g, ' ');
}
