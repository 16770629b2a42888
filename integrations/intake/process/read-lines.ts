/** Nothing in a file of text: with it as the delimiter every line is one column, whatever it holds. */
const NO_DELIMITER = '\u0001\u0002\u0003\u0004';

export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Bytes of the longest line that is read. */
export const LONGEST_LINE = 1024 * 1024;

/**
 * SQL that reads a file line by line in its order, `line` from 1: no quote that is never closed can swallow what
 * follows it, and every row knows its line.
 */
export function readLines(path: string): string {
  return `select row_number() over () as line, rtrim(text, chr(13)) as text
    from read_csv(${quotedText(path)}, columns = {'text': 'VARCHAR'}, delim = ${quotedText(NO_DELIMITER)}, quote = '',
      escape = '', header = false, auto_detect = false, strict_mode = false, max_line_size = ${2 * LONGEST_LINE})`;
}
