import { expect, test } from 'vitest';
import type { EvalReport } from './eval-report.ts';
import { toJunit } from './junit.ts';

const usage = { calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 };
const report: EvalReport = {
  ...{ format: 'payerscope-eval/1', program: '1', model: 'offline', release: 'r', prompts: [], repeat: 1 },
  sourceFormat: 'cms',
  ...{ passAll: [], flaky: [], usage, sql: {} },
  suites: [{ name: 's', description: 'd' }],
  cases: [
    {
      ...{ suite: 's', id: 'a', category: 'c', description: 'a "quoted" reason', turns: ['<b>&\u0007'] },
      ...{ held: 0, played: 1 },
      attempts: [
        { pass: false, failures: [{ type: 'plan', reason: 'wrong' }], turns: [], milliseconds: 1500, usage },
      ],
    },
  ],
};

test('JUnit XML holds every case, escaped, with the reasons of those that fail', () => {
  expect(toJunit(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="payerscope eval" tests="1" failures="1">
  <testsuite name="s" tests="1" failures="1" time="1.500">
    <properties>
      <property name="source format" value="cms"/>
      <property name="release" value="r"/>
    </properties>
    <testcase classname="s" name="a" time="1.500">
      <failure message="0 of 1 held: a &quot;quoted&quot; reason">&lt;b&gt;&amp;&#10;plan: wrong</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});
