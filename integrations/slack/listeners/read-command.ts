/** What was typed after `/payerscope`. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'brief'; readonly wish: string }
  | { readonly kind: 'define'; readonly term: string }
  | { readonly kind: 'schedule'; readonly words: string }
  | { readonly kind: 'schedules' }
  | { readonly kind: 'unschedule'; readonly id: number | null };

/** Reads a command; what begins with no word of ours is a question. */
export function readCommand(text: string): Command {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? [];
  const given = rest.trim();
  switch (word.toLowerCase()) {
    case '':
    case 'help':
      return { kind: 'help' };
    case 'ask':
      return given === '' ? { kind: 'help' } : { kind: 'ask', question: given };
    case 'brief':
      return { kind: 'brief', wish: given };
    case 'define':
      return { kind: 'define', term: given };
    case 'schedule':
      return { kind: 'schedule', words: given };
    case 'schedules':
      return { kind: 'schedules' };
    case 'unschedule':
      return { kind: 'unschedule', id: /^#?\d{1,9}$/.test(given) ? Number(given.replace('#', '')) : null };
    default:
      return { kind: 'ask', question: text.trim() };
  }
}
