import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { glossaryDocs, templateExposures } from './dbt-docs.ts';
import { packageRoot } from './package-root.ts';
import { readMetrics } from './read-metrics.ts';
import { templates } from './templates/index.ts';

const model = (path: string): string => readFileSync(join(packageRoot(), 'sql/models', path), 'utf8');

test('dbt documents the glossary and the templates as they are; `npm run dbt-docs` writes both anew', () => {
  expect(model('families/glossary.md')).toBe(glossaryDocs(readMetrics()));
  expect(model('exposures.yml')).toBe(templateExposures(templates));
});

test('a metric becomes a block with its unit and caveat, a term one with its definition', () => {
  const docs = glossaryDocs({
    metrics: [
      {
        name: 'paid',
        label: 'Paid',
        unit: 'usd',
        fact: 'claims',
        formula: 'sum of payments',
        synonyms: ['paid'],
        caveat: 'Patients included',
        better: 'higher',
      },
    ],
    terms: [{ name: 'payer', label: 'Payer', definition: 'who insures', synonyms: ['insurer'] }],
  });
  expect(docs).toContain('{% docs paid %}\nPaid, in USD: sum of payments. Patients included.\n{% enddocs %}');
  expect(docs).toContain('{% docs payer %}\nPayer: who insures.\n{% enddocs %}');
});
