import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../tools/ports.ts';
import { createIntake, type Intake } from '../create-intake.ts';
import type { IntakeLog } from '../process/intake-log.ts';
import type { Mapping } from '../read-mapping.ts';

/** The day of every test: what is later has not happened. */
export const TODAY: Clock = { now: () => new Date('2026-01-15T12:00:00Z') };

const silent = { step: () => {} };

/** An intake in a folder of its own, with a shorthand for adding and processing a text. */
export interface IntakeWorkspace {
  readonly folder: string;
  readonly dataDirectory: string;
  readonly intake: Intake;
  /** Writes a file beside the data directory and names it. */
  write(name: string, content: string | Uint8Array): string;
  /** Adds and processes a file; the log of its rows. */
  take(name: string, content: string | Uint8Array, mapping?: Mapping): Promise<IntakeLog>;
  drop(): void;
}

export function intakeWorkspace(): IntakeWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'payerscope-intake-'));
  const dataDirectory = join(folder, 'data');
  const intake = createIntake({ dataDirectory, clock: TODAY });
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    folder,
    dataDirectory,
    intake,
    write,
    take: async (name, content, mapping) => {
      const { file } = await intake.add(write(name, content));
      const options = { progress: silent, ...(mapping === undefined ? {} : { mapping }) };
      const [processed] = await intake.process([file.hash], options);
      return processed!.log;
    },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}
