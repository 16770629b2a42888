import { PayerscopeError } from '../../tools/errors.ts';

/** What an error and everything that led to it say. */
function wholeText(error: unknown): string {
  const texts: string[] = [];
  for (let at = error; at !== undefined && at !== null && texts.length < 10; ) {
    texts.push(String(at));
    at = at instanceof Error ? at.cause : undefined;
  }
  return texts.join('\n');
}

/**
 * A full disk can end any step of a build, each in words of its own; to people it is one thing.
 *
 * @returns a PayerscopeError STORE_UNAVAILABLE for a full disk, else the error as it came
 */
export function namingFullDisk(error: unknown, dataDirectory: string): unknown {
  const full =
    /no space left|ENOSPC|disk (is )?full|SQLITE_FULL|not enough space|TransactionContext Error|max_temp_directory_size/i;
  if (!full.test(wholeText(error))) return error;
  return new PayerscopeError(
    'STORE_UNAVAILABLE',
    `The disk that holds ${dataDirectory} is full; the release in force stays as it was: free some space, or choose another directory with --data, and run this again.`,
    { cause: error },
  );
}
