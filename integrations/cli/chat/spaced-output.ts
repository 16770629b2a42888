import type { Output } from '../streams.ts';

/**
 * An output that sets apart by an empty line what one line of a conversation brings from what the line before
 * brought, where no prompt stands between them.
 *
 * @returns the output, and what announces the next line
 */
export function spacedOutput(output: Output): { readonly output: Output; readonly next: () => void } {
  let written = false;
  let due = false;
  return {
    output: {
      write: (text) => {
        if (text === '') return;
        output.write(due ? `\n${text}` : text);
        written = true;
        due = false;
      },
      isTTY: output.isTTY,
      get columns() {
        return output.columns;
      },
    },
    next: () => {
      due = written;
    },
  };
}
