// Adds the files it is given to an intake and processes them, and kills itself at the step it is told: nothing is
// flushed, closed or cleaned up, as when the power fails.
import { createIntake } from '../create-intake.ts';

const [dataDirectory = '', killAt = '0', ...files] = process.argv.slice(2);
let steps = 0;
const step = (): void => {
  steps += 1;
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};
const clock = {
  now: () => {
    // Asked between the copy of a file and its entry.
    step();
    return new Date('2026-01-15T12:00:00Z');
  },
};
const intake = createIntake({ dataDirectory, clock });
for (const file of files) {
  step();
  await intake.add(file);
}
await intake.process([], { progress: { step } });
step();
