import { overBound, toMarkdown } from '../../evals/bench/report.ts';
import { EXIT } from '../../tools/errors.ts';
import { slackFigures } from './slack-figures.ts';

/** `npm run bench:slack -- DATA [SINGLES] [MEMORY]`: Slack alone, over the release in DATA. */
const [data = '.payerscope', singles = '20', memory = '2000'] = process.argv.slice(2);
const chapter = await slackFigures(data, { singles: Number(singles), memory: Number(memory) });
process.stdout.write(`${toMarkdown([chapter])}\n`);
process.exitCode = overBound([chapter]).length > 0 ? EXIT.checkFailed : 0;
