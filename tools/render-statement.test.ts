import { describe, expect, test } from 'vitest';
import { renderStatement } from './render-statement.ts';

const slots = {
  metric: { claims: { name: 'total_claims' }, charges: { name: 'total_charges' } },
  split: { none: { columns: '' }, payer: { columns: 'payer,' } },
};

describe('slots', () => {
  test('take the fragment of the chosen option', () => {
    expect(renderStatement('select {{ metric.name }} from t', slots, { metric: 'charges' })).toBe(
      'select total_charges from t',
    );
  });

  test('an empty fragment on a line of its own leaves no blank line', () => {
    const text = 'select\n    {{ split.columns }}\n    {{ metric.name }}\n\nfrom t';
    expect(renderStatement(text, slots, { metric: 'claims', split: 'none' })).toBe(
      'select\n    total_claims\n\nfrom t',
    );
  });

  test.each([
    ['{{ metric.name }}', { metric: 'x; drop table t' }],
    ['{{ metric.name }}', { metric: 'constructor' }],
    ['{{ metric.toString }}', { metric: 'claims' }],
    ['{{ grain.name }}', { metric: 'claims' }],
    ['{{metric.name}}', { metric: 'claims' }],
  ])('%s with %o cannot become SQL', (text, choices) => {
    expect(() => renderStatement(text, slots, choices)).toThrow();
  });
});
