import { join } from 'node:path';

/** Where the intake of a data directory keeps its parts; all of it is row level, for the builder only. */
export interface IntakeFolders {
  readonly root: string;
  /** Added files: `<day added>/<sha256>/{original, entry.json}`. */
  readonly files: string;
  /** What processing made of each: `<sha256>-<settings>/{claims.parquet, quarantine.csv, log.json}`. */
  readonly processed: string;
  /** Half-made things, each renamed into place or dropped. */
  readonly writing: string;
  /** Payers that nobody is sure of, for people to settle. */
  readonly payerReview: string;
}

/** @param dataDirectory as `--data` names it */
export function intakeFolders(dataDirectory: string): IntakeFolders {
  const root = join(dataDirectory, 'intake');
  return {
    root,
    files: join(root, 'files'),
    processed: join(root, 'processed'),
    writing: join(root, 'writing'),
    payerReview: join(root, 'payers.csv'),
  };
}
