import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../sql/package-root.ts';
import { createPolicy, MINIMUM_POLICY } from '../../tools/disclosure/policy.ts';
import { dataWindow } from './data-window.ts';
import { loadProject } from './dbt/load-project.ts';
import { projectVars } from './project-vars.ts';

const window = dataWindow('2025-06-30', '2023-01');

test('a raised threshold for people reaches the models that choose whom to track', () => {
  expect(projectVars('2025-06-30', window, createPolicy({ minimumPeople: 25 }))).toEqual({
    as_of: '2025-06-30',
    window_months: 30,
    month_depth: 24,
    minimum_people: 25,
    source_format: 'synthea',
    is_first_release: false,
  });
});

test('every variable but the as-of date is one the project declares, with the same minimum', () => {
  const { as_of: _, ...vars } = projectVars('2025-06-30', window, MINIMUM_POLICY);
  const { vars: declared } = loadProject(join(packageRoot(), 'sql'));
  expect(Object.keys(declared)).toEqual(expect.arrayContaining(Object.keys(vars)));
  expect(vars.minimum_people).toBe(declared['minimum_people']);
});
