import { readFile } from 'node:fs/promises';
import { readDemoManifest } from '../evals/questions/demo-manifest.ts';
import { categoryTable, failureList } from '../evals/questions/question-report.ts';
import { isGoodEnough, scoreQuestions } from '../evals/questions/question-score.ts';
import { readQuestionSuite } from '../evals/questions/read-question-suite.ts';
import { runQuestions } from '../evals/questions/run-questions.ts';
import { EXIT, PayerscopeError } from '../tools/errors.ts';
import { createPlanTurn } from './plan-turn.ts';

/**
 * `npm run questions -- FILE…`: plans every question of the files offline and prints verdicts by category and each
 * failure. Exits 6 where the planner is not good enough.
 */
const manifest = readDemoManifest();
const planTurn = createPlanTurn(manifest, null);
try {
  for (const file of process.argv.slice(2)) {
    const suite = readQuestionSuite(file, await readFile(file, 'utf8'), manifest);
    const results = await runQuestions(suite.tests, planTurn, manifest);
    const parts = [suite.description, categoryTable(results), failureList(results, manifest)];
    process.stdout.write(`${parts.join('\n\n')}\n\n`);
    if (!isGoodEnough(scoreQuestions(results))) process.exitCode = EXIT.checkFailed;
  }
} catch (error) {
  if (!(error instanceof PayerscopeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
