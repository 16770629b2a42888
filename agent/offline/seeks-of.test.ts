import { expect, it } from 'vitest';
import { readMetrics } from '../../sql/read-metrics.ts';
import { templateNamed } from '../../sql/templates/index.ts';
import { WORSE_WHEN_HIGHER } from './seeks-of.ts';

it('knows of which compared metrics more is worse, as the glossary says', () => {
  const compared = Object.keys(templateNamed('period_comparison')!.slots['metric']!);
  const worse = readMetrics().metrics.filter(
    ({ name, better }) => compared.includes(name) && better === 'lower',
  );
  expect(worse.map(({ name }) => name).sort()).toEqual([...WORSE_WHEN_HIGHER].sort());
});
