// Builds in a process of its own, so that a test can kill it: node build-child.ts SOURCE DATA [AS_OF]
import { buildRelease } from '../build-release.ts';

const [source = '', dataDirectory = '', asOf] = process.argv.slice(2);
await buildRelease({
  dataDirectory,
  source,
  format: 'synthea',
  synthetic: true,
  title: 'Child',
  ...(asOf === undefined ? {} : { asOf }),
  clock: { now: () => new Date('2026-01-15T00:00:00Z') },
  progress: { step: (name, detail) => process.stdout.write(`${name} ${detail ?? ''}\n`) },
});
