import { PayerscopeError } from '../../../tools/errors.ts';
import type { StoredFile } from '../store/stored-file.ts';
import { LONGEST_LINE } from './read-lines.ts';

/**
 * What the bytes alone rule out.
 *
 * @throws PayerscopeError SOURCE_INVALID for what is no text, or has a line no row can have
 */
export function refuseBytes({ name, facts }: StoredFile): void {
  if (facts.encoding === 'binary') {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `${name} is ${facts.kind}, not text; save it as CSV and add that.`,
    );
  }
  if (facts.longestLine > LONGEST_LINE) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `Line ${facts.longestLineAt} of ${name} is ${facts.longestLine} bytes long, and a row may have ${LONGEST_LINE}; export it again with a row per line.`,
    );
  }
}

/** What the engine says of a file that it cannot read is the file's fault, unless disk or memory gave out. */
export function asExpected(cause: unknown, name: string): unknown {
  if (cause instanceof PayerscopeError) return cause;
  if (/no space|disk|out of memory|could not allocate/i.test(String(cause))) {
    return new PayerscopeError(
      'STORE_UNAVAILABLE',
      `There is too little free disk or memory to process ${name}; free some and process it again.`,
      { cause },
    );
  }
  if (/CSV|Invalid Input Error|Invalid unicode|Conversion Error|Out of Range/i.test(String(cause))) {
    return new PayerscopeError(
      'SOURCE_INVALID',
      `${name} cannot be read as a table of text; export it again as CSV in UTF-8.`,
      { cause },
    );
  }
  return cause;
}
