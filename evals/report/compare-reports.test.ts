import { expect, test } from 'vitest';
import { compareReports } from './compare-reports.ts';
import type { ReportedCase } from './eval-report.ts';

const played = (id: string, held: number, of = 2): ReportedCase => ({
  ...{ suite: 's', id, category: 'c', description: 'why', turns: ['q'], attempts: [] },
  ...{ held, played: of },
});
const before = (...cases: ReportedCase[]) => ({
  ...{
    format: 'payerscope-eval/1' as const,
    model: 'offline',
    release: 'r1',
    sourceFormat: 'synthea' as const,
    cases,
  },
});

test('flipped cases are named by what became of them', () => {
  const earlier = before(played('a', 2), played('b', 2), played('c', 0), played('d', 1), played('gone', 2));
  const now = [played('a', 0), played('b', 1), played('c', 2), played('d', 1), played('new', 0)];
  expect(compareReports({ cases: now }, earlier)).toMatchObject({
    broken: ['s/a'],
    unsteady: ['s/b'],
    mended: ['s/c'],
    failingNew: ['s/new'],
    missing: 1,
    p: 1,
    regressed: true,
  });
});

test('what failed before and fails now is no regression, and a flaky case alone is none', () => {
  const earlier = before(played('a', 0), played('b', 2));
  expect(compareReports({ cases: [played('a', 0), played('b', 1)] }, earlier).regressed).toBe(false);
});

test('many flaky cases and none mended are one: that is no chance any more', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const earlier = before(...names.map((name) => played(name, 2)));
  const now = names.map((name) => played(name, 1));
  expect(compareReports({ cases: now.slice(1).concat(played('a', 2)) }, earlier)).toMatchObject({
    p: 0.0625,
    regressed: false,
  });
  expect(compareReports({ cases: now }, earlier)).toMatchObject({
    p: expect.closeTo(0.03125, 9),
    regressed: true,
  });
});
