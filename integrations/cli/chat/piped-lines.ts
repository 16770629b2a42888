/** Longer than any question that is read: the rest of such a line is not kept. */
const LONGEST_LINE = 1 << 16;

/** The lines of a stream that is no terminal, as they come; the last one may lack its end. */
export async function* pipedLines(stdin: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let line = '';
  const grow = (text: string): void => {
    line = (line + text).slice(0, LONGEST_LINE);
  };
  for await (const chunk of stdin) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first = '', ...rest] = text.split(/\r?\n/);
    grow(first);
    for (const next of rest) {
      yield line;
      line = '';
      grow(next);
    }
  }
  grow(decoder.decode());
  if (line !== '') yield line;
}
