import type { RejectedRows } from './import-log.ts';
import { sourceInvalid } from './source-invalid.ts';

/** More rejected rows than this share say that the file is not what it seems. */
const MOST_REJECTED = 0.2;

/**
 * @param read rows of the file
 * @throws PayerscopeError SOURCE_INVALID when more than a fifth of them are rejected, naming the commonest reason
 */
export function refuseMostlyRejected(file: string, read: number, rejected: readonly RejectedRows[]): void {
  const count = rejected.reduce((sum, { rows }) => sum + rows, 0);
  if (count <= read * MOST_REJECTED) return;
  const worst = rejected.toSorted((a, b) => b.rows - a.rows)[0] as RejectedRows;
  throw sourceInvalid(
    `The source file ${file} cannot be imported: ${count} of its ${read} rows are unusable, mostly for ${worst.reason} (line ${worst.lines[0]}, for one); correct or export it again.`,
    { details: { file, read, rejected } },
  );
}
