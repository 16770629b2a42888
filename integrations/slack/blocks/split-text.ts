/** Cuts at the last paragraph, line, sentence or word within the limit, whichever comes first of these. */
function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = head.lastIndexOf(mark);
    if (at > limit / 3) return at + mark.length;
  }
  // Between the halves of one character or inside `&amp;` a cut would show.
  const whole = /(?:[\uD800-\uDBFF]|&[a-z]{0,4})$/.exec(head);
  return whole === null ? limit : whole.index;
}

/** A text in pieces of at most `limit` characters, nothing left out. */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** The text, or as much of it as fits with an ellipsis. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
