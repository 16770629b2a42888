import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { metricNamed } from '../read-metrics.ts';
import { templateNamed, templates } from './index.ts';
import { claimsMetrics, coverageMetrics } from './metric-slots.ts';
import { readTemplateSql } from './read-template-sql.ts';

describe('the list of templates', () => {
  test('names every template file there is, and no other', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
    const stems = files.filter((file) => file.endsWith('.sql') && !file.startsWith('testing'));
    expect(stems.sort()).toEqual(templates.map((t) => join(t.subject, `${t.name}.sql`)).sort());
  });

  test('gives each a one-sentence description and questions a manager would ask', () => {
    for (const template of templates) {
      expect(template.description, template.name).toMatch(/^[A-Z][^.]*\.$/);
      expect(template.examples.length, template.name).toBeGreaterThanOrEqual(3);
      expect(template.synonyms, template.name).toEqual(template.synonyms.map((word) => word.toLowerCase()));
    }
  });

  test('finds by exact name only', () => {
    expect(templateNamed('payer_scorecard')?.title).toBe('Payer scorecard');
    expect(templateNamed('PAYER_SCORECARD')).toBeUndefined();
  });

  test('every .sql says in its first line what it answers', () => {
    for (const template of templates) expect(readTemplateSql(template), template.name).toMatch(/^-- [A-Z]/);
  });
});

describe('metric slots', () => {
  test('a metric inherits the marks of exactly the parts the glossary names', () => {
    for (const slot of Object.values({ ...claimsMetrics, ...coverageMetrics })) {
      const marks = slot.withheld.split(' or ').map((mark) => mark.replace(/_withheld$/, ''));
      expect(marks.sort(), slot.name).toEqual([...(metricNamed(slot.name).parts ?? [slot.name])].sort());
    }
  });
});
