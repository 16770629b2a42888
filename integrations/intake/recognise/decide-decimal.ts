import { PayerscopeError } from '../../../tools/errors.ts';

export type DecimalMark = '.' | ',';

/** What a file's amounts say, counted inside the engine. */
export interface DecimalEvidence {
  /** Amounts that only a decimal point explains: `1,234.56`, `12.5`. */
  readonly point: number;
  /** Amounts that only a decimal comma explains: `1.234,56`, `12,5`. */
  readonly comma: number;
}

const MOST_AGAINST = 0.01;

/**
 * The decimal mark, decided once for the amounts of the whole file. Amounts that say nothing (`1,234`) then read
 * their mark as one of thousands, as a file without cents has it.
 *
 * @throws PayerscopeError AMBIGUOUS where both marks are used for decimals
 */
export function decideDecimal(
  file: string,
  { point, comma }: DecimalEvidence,
  told: DecimalMark | null,
): DecimalMark {
  if (told !== null) return told;
  const mark = comma > point ? ',' : '.';
  if (Math.min(point, comma) > MOST_AGAINST * (point + comma)) {
    throw new PayerscopeError(
      'AMBIGUOUS',
      `The amounts of ${file} use a decimal point in some rows and a decimal comma in others; say which is right with “decimal” in a mapping file (--mapping).`,
    );
  }
  return mark;
}
