import type { Clock } from '../../tools/ports.ts';
import type { Application, Workspace } from '../application.ts';

/** The agent over the release in force, which may change while Slack is being served. */
export interface CurrentApplication {
  use<T>(work: (application: Application, releaseId: string) => Promise<T>): Promise<T>;
  /** Closes when what is under way has ended. */
  close(): Promise<void>;
}

interface Opened {
  readonly releaseId: string;
  readonly application: Application;
  users: number;
  retired: boolean;
}

/** How often it is looked whether another release is in force. */
const LOOK_EVERY_MS = 15_000;

/** @throws PayerscopeError RELEASE_UNAVAILABLE when there is no release to open */
export function createCurrentApplication(
  workspace: Pick<Workspace, 'openApplication' | 'releases'>,
  clock: Clock,
): CurrentApplication {
  let current: Opened | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  let opening: Promise<Opened> | null = null;

  const retire = async (opened: Opened): Promise<void> => {
    opened.retired = true;
    if (opened.users === 0) await opened.application.close();
  };

  async function newest(): Promise<Opened> {
    const now = clock.now().getTime();
    if (current !== null && now - looked < LOOK_EVERY_MS) return current;
    const inForce = (await workspace.releases()).find((release) => release.current)?.id ?? '';
    if (current === null || (inForce !== '' && inForce !== current.releaseId)) {
      const application = await workspace.openApplication();
      const before = current;
      current = { releaseId: inForce, application, users: 0, retired: false };
      if (before !== null) await retire(before);
    }
    looked = now;
    return current;
  }

  return {
    use: async (work) => {
      opening ??= newest().finally(() => {
        opening = null;
      });
      const opened = await opening;
      opened.users += 1;
      try {
        return await work(opened.application, opened.releaseId);
      } finally {
        opened.users -= 1;
        if (opened.retired && opened.users === 0) await opened.application.close();
      }
    },
    close: async () => {
      const last = current;
      current = null;
      if (last !== null) await retire(last);
    },
  };
}
