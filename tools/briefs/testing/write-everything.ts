import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openSmallRelease } from '../../../sql/templates/testing/small-release.ts';
import { createTemplateRunner } from '../../run-template.ts';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from '../brief-kinds.ts';
import { writeBrief } from '../write-brief.ts';

// A process of its own, so that time zone and locale are those of its environment: prints the hash of every brief.
const store = await openSmallRelease();
const source = { manifest: store.manifest, runTemplate: createTemplateRunner({ store }) };
const hashes: Record<string, string> = {};
for (const kind of BRIEF_KINDS) {
  for (const audience of BRIEF_AUDIENCES) {
    const period = kind === 'receivables' ? null : { from: '2025-10', to: '2025-12' };
    const request = { release: 'r_small', kind, audience, period, payers: [], program: '0.0.0' };
    const { pdf } = await writeBrief(request, source);
    hashes[`${kind} ${audience}`] = createHash('sha256').update(pdf).digest('hex');
  }
}
await store.close();
writeSync(1, JSON.stringify(hashes));
