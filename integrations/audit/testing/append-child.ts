// Appends in a process of its own: node append-child.ts DIRECTORY ASKER COUNT. One line on stdout per entry kept.
import { createAuditLog } from '../create-audit-log.ts';
import { sampleEvent } from './sample-event.ts';

const [directory = '', asker = '', count = '0'] = process.argv.slice(2);
const log = createAuditLog({
  directory,
  clock: { now: () => new Date('2026-01-15T08:00:00Z') },
  retentionDays: null,
  questions: 'text',
});
for (let entry = 1; entry <= Number(count); entry += 1) {
  await log.append(sampleEvent({ asker, question: `Question ${entry}` }));
  process.stdout.write(`${entry}\n`);
}
