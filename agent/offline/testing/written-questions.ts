import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDemoManifest } from '../../../evals/questions/demo-manifest.ts';
import { isUnanswerable } from '../../../evals/questions/question-suite.ts';
import { readQuestionSuite } from '../../../evals/questions/read-question-suite.ts';
import { packageRoot } from '../../../sql/package-root.ts';

const FILE = 'evals/suites/questions-written-before.yaml';

/** The single questions that the planner was written with; what each must plan to is judged where the suites are run. */
export function writtenQuestions(): { readonly all: string[]; readonly unanswerable: string[] } {
  const { tests } = readQuestionSuite(
    FILE,
    readFileSync(join(packageRoot(), FILE), 'utf8'),
    readDemoManifest(),
  );
  const single = tests.flatMap((test) =>
    'question' in test.vars ? [{ question: test.vars.question, none: isUnanswerable(test) }] : [],
  );
  return {
    all: single.map(({ question }) => question),
    unanswerable: single.filter(({ none }) => none).map(({ question }) => question),
  };
}
