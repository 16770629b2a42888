import { describe, expect, test } from 'vitest';
import { plan } from '../../agent/offline/plan.ts';
import { readDemoManifest } from '../../evals/questions/demo-manifest.ts';
import { smallBillingManifest } from '../../sql/templates/testing/small-billing-release.ts';
import { smallCmsManifest } from '../../sql/templates/testing/small-cms-release.ts';
import { EXAMPLES } from './examples.ts';

const MEMBERS = {
  synthea: readDemoManifest().members,
  billing: smallBillingManifest.members,
  cms: smallCmsManifest.members,
};

describe.each(Object.keys(MEMBERS) as (keyof typeof MEMBERS)[])('on a release of %s', (format) => {
  const context = {
    ...{ dataFrom: '2024-01', monthsFrom: '2024-01', dataThrough: '2025-12', asOf: '2025-12-31' },
    ...{ fiscalYearStart: null, members: MEMBERS[format] },
  };
  const { questions, cards } = EXAMPLES[format];

  test('there are as many prompts as Slack shows', () => expect(questions).toHaveLength(4));

  test.each([...questions, ...cards])('“%s” is answered', (question) => {
    expect(plan(question, null, context)).toMatchObject({ kind: 'run' });
  });
});
