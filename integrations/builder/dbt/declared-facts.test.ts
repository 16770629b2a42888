import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../sql/package-root.ts';
import { declaredFacts } from './declared-facts.ts';
import { loadProject } from './load-project.ts';
import type { Project } from './project.ts';

const project = loadProject(join(packageRoot(), 'sql'));

/** What high-value claims are above, by format. */
const limits = (of: Project) =>
  ['synthea', 'cms'].map((format) =>
    declaredFacts(of, format).flatMap(({ measures }) => {
      const measure = measures['high_value_claims'];
      return measure?.kind === 'count' ? [measure.above] : [];
    }),
  );

describe('declared facts', () => {
  it('take the limit of high-value claims from the variable that the models compare with', () => {
    const with_ = (high_value: unknown) => limits({ ...project, vars: { ...project.vars, high_value } });
    expect(with_(25_000)).toEqual([
      [{ amount: 'total_charges', limit: 25_000 }],
      [{ amount: 'reimbursed_amount', limit: 25_000 }],
    ]);
    expect(() => with_('much')).toThrow(
      'The limit high_value of a fact is no variable with a number: set it in dbt_project.yml.',
    );
  });
});
