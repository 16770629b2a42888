import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Attempt, attempt } from './attempt.ts';

/** Attempts that are done, kept as they are made, so that a run that was killed goes on where it was. */
export interface Journal {
  /** What an earlier run of the same kind had done, by the job's name. */
  readonly done: ReadonlyMap<string, Attempt>;
  keep(job: string, made: Attempt): Promise<void>;
  /** Forgets everything: the run is over. */
  finish(): Promise<void>;
}

const line = z.strictObject({ job: z.string(), made: attempt });

function parsed(text: string): z.infer<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // The last line of a run that was killed while it wrote.
    return null;
  }
}

/**
 * Opens the journal of a run.
 *
 * @param file of JSON lines; made with the first attempt
 */
export async function openJournal(file: string): Promise<Journal> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const done = new Map<string, Attempt>();
  for (const one of text.split('\n')) {
    const read = one === '' ? null : parsed(one);
    if (read !== null) done.set(read.job, read.made);
  }
  await mkdir(dirname(file), { recursive: true });
  // What was cut off would swallow the line after it.
  if (text !== '' && !text.endsWith('\n')) {
    const whole = [...done].map(([job, made]) => `${JSON.stringify({ job, made })}\n`);
    await writeFile(file, whole.join(''), { mode: 0o600 });
  }
  return {
    done,
    keep: (job, made) => appendFile(file, `${JSON.stringify({ job, made })}\n`, { mode: 0o600 }),
    finish: () => rm(file, { force: true }),
  };
}
