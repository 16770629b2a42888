import { writeSync } from 'node:fs';
import { fixChance } from './fixed-chance.ts';

// A process of its own, so that clock and chance stand still for every library it loads:
// node show-everything.ts DATA_DIRECTORY [planted]
fixChance();
const [dataDirectory = '', planted] = process.argv.slice(2);
const { QUESTIONS } = await import('./questions.ts');
const { showEverything, SURFACES } = await import('./surfaces.ts');
const { PLANTED } = await import('./planted-leaks.ts');
const shown = planted
  ? await showEverything(dataDirectory, QUESTIONS.slice(0, 1), [SURFACES[0]!, ...PLANTED])
  : await showEverything(dataDirectory, QUESTIONS);
writeSync(3, JSON.stringify(shown));
