import { PayerscopeError } from '../../../tools/errors.ts';
import { countMatches } from './match-headers.ts';
import { splitLine } from './split-line.ts';

/** How the lines of a file are laid out. */
export interface Layout {
  readonly delimiter: string;
  /** Number of the header's line, from 1: titles and empty lines may stand above it. */
  readonly headerLine: number;
  readonly headers: readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|', '^', '~', '\u001f'] as const;
export const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
  '^': 'caret',
  '~': 'tilde',
  '\u001f': 'unit separator',
};
/** Reports put a title, a date and a filter above their table. */
const HEADER_WITHIN = 25;
/** An export that names more columns than this is something else. */
const MOST_COLUMNS = 2000;
/** Fewer key fields than this make no header. */
const LEAST_MATCHES = 3;

/**
 * Finds the delimiter and the header: the line, split in the way, that names most key fields.
 *
 * @param lines the first lines of the file
 * @param told headers that a mapping file names: they count as key fields too
 * @throws PayerscopeError SOURCE_INVALID in one sentence when there is none
 */
export function findLayout(file: string, lines: readonly string[], told: readonly string[]): Layout {
  let best: (Layout & { readonly matches: number }) | null = null;
  const named = new Set(told.map((header) => header.trim().toLowerCase()));
  for (const [at, line] of lines.slice(0, HEADER_WITHIN).entries()) {
    for (const delimiter of DELIMITERS) {
      if (!line.includes(delimiter)) continue;
      const headers = splitLine(line, delimiter);
      if (headers.length > MOST_COLUMNS) {
        throw new PayerscopeError(
          'SOURCE_INVALID',
          `Line ${at + 1} of ${file} has more than the ${MOST_COLUMNS} columns a billing export may have; export only the fields of a claim.`,
        );
      }
      const matches =
        countMatches(headers) + headers.filter((header) => named.has(header.toLowerCase())).length;
      if (matches > (best?.matches ?? 0)) best = { delimiter, headerLine: at + 1, headers, matches };
    }
  }
  if (best !== null && best.matches >= LEAST_MATCHES) return best;
  throw new PayerscopeError(
    'SOURCE_INVALID',
    `${file} has no line of headers among its first ${Math.min(HEADER_WITHIN, lines.length)} that names a claim, its payer and its amounts; add one, or name its headers in a mapping file (--mapping).`,
  );
}
