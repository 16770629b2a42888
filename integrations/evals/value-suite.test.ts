import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runSuites } from '../../evals/run/run-suites.ts';
import { readSuite } from '../../evals/suite/read-suite.ts';
import { makeValueSuite } from '../../evals/values/make-value-suite.ts';
import { readValueQuestions, readValueSql } from '../../evals/values/value-questions.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createWorld, inJanuary, type World } from '../disclosure/testing/world.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';

// The generator over a release whose figures are known by heart: 120, 90 and 80 claims of 100 dollars, and 4 withheld.
let world: World;
beforeAll(async () => {
  world = await createWorld(inJanuary({ Alpha: 120, Beta: 90, Cappa: 80, Dorset: 4 }));
});
afterAll(() => world.remove());

test('figures are computed from the source files; cells the release withholds are expected to be withheld', async () => {
  const subject = await createWorkspace(readConfig({}, { data: world.dataDirectory })).openSubject();
  const warehouse = await createDuckDbWarehouse({
    path: join(world.dataDirectory, 'warehouse.duckdb'),
    readOnly: true,
  });
  try {
    const asked = {
      ...{ id: 'january', question: 'Payer scorecard for January 2024', why: 'an example' },
      ...{ where: ['payer'], ordered: false, sql: readValueSql('payer_scorecard') },
      params: { first: '2024-01-01', last: '2024-01-31' },
    };
    const text = await makeValueSuite([asked], warehouse, subject);
    const [values, withheld] = parse(text).tests[0].assert;
    const alpha = values.rows.find((row: { where: { payer: string } }) => row.where.payer === 'Alpha');
    expect(alpha.values).toMatchObject({ total_claims: 120, total_charges: 12_000, total_payments: 12_000 });
    expect(withheld.cells).toContainEqual({ where: { payer: 'Dorset' }, column: 'total_claims' });
    expect(text).not.toContain('total_claims: 4');
    const suite = readSuite('values.yaml', text, subject.manifest);
    const play = async (file: string) => {
      const options = { repeat: 1, parallel: 1, run: 'values' };
      return (await runSuites([readSuite('values.yaml', file, subject.manifest)], subject, options))[0]
        ?.attempts[0];
    };
    expect(suite.tests).toHaveLength(1);
    expect((await play(text))?.failures).toEqual([]);
    expect((await play(text.replace('total_claims: 120', 'total_claims: 119')))?.failures).toEqual([
      { type: 'values', reason: 'total_claims of payer Alpha is 120, expected 119' },
    ]);
  } finally {
    await warehouse.close();
    await subject.close();
  }
});

test.each(['cms', 'billing'] as const)(
  'every question to a %s release has its query, and no two the same id',
  (format) => {
    const questions = readValueQuestions(format);
    expect(questions.length).toBeGreaterThanOrEqual(20);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    // Of the tables of facts.sql only: every model, family and template has a schema before its name.
    for (const { sql } of questions) expect(sql).not.toMatch(/\b(?:from|join) \w+\./);
  },
);

test('every question has its query, and no two the same id', () => {
  const questions = readValueQuestions();
  expect(questions.length).toBeGreaterThanOrEqual(70);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  expect(questions.find(({ id }) => id === 'compared-months')?.params).toEqual({
    ...{ first: '2025-06-01', last: '2025-06-30', first_prior: '2025-05-01', last_prior: '2025-05-31' },
  });
});
