import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../sql/package-root.ts';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from '../tools/briefs/brief-kinds.ts';
import { createWorkspace } from './compose.ts';
import { readConfig } from './config.ts';

/** Pixels per inch of the pages shown. */
const RESOLUTION = '96';

/**
 * `npm run gallery:briefs`: every brief of the default demo into `docs/gallery/`, as PDF, and its pages as PNG where
 * poppler's `pdftoppm` is installed.
 */
const gallery = join(packageRoot(), 'docs', 'gallery');
const scratch = await mkdtemp(join(tmpdir(), 'payerscope-gallery-'));
const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

try {
  const workspace = createWorkspace(readConfig({}, { data: scratch }));
  await workspace.demo({ progress: { step: (name, detail = '') => say(`${name} ${detail}`.trim()) } });
  await mkdir(gallery, { recursive: true });
  const application = await workspace.openApplication();
  try {
    for (const kind of BRIEF_KINDS) {
      for (const audience of BRIEF_AUDIENCES) {
        const stem = join(gallery, `brief-${kind}-${audience}`);
        const { pdf } = await application.brief({ kind, audience, payers: [] });
        await writeFile(`${stem}.pdf`, pdf);
        await promisify(execFile)('pdftoppm', ['-png', '-r', RESOLUTION, `${stem}.pdf`, stem]).catch(
          (error: NodeJS.ErrnoException) => {
            if (error.code !== 'ENOENT') throw error;
            say(`pdftoppm is not installed: ${stem}.pdf has no pictures.`);
          },
        );
        say(`${stem}.pdf`);
      }
    }
  } finally {
    await application.close();
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
