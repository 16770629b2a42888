import { expect, test } from 'vitest';
import { toDuckDbParameters } from './named-parameters.ts';

test('every named parameter becomes a dollar parameter', () => {
  expect(toDuckDbParameters('where month between :period_from and :period_to')).toBe(
    'where month between $period_from and $period_to',
  );
});

test('casts, strings, quoted names and comments keep their colons', () => {
  const sql = `select x::date, ':a', 'it''s :b', ":c" -- :d\n /* :e */ from t`;
  expect(toDuckDbParameters(sql)).toBe(sql);
});
