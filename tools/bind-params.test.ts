import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Binding } from '../sql/templates/define-template.ts';
import { smallManifest } from '../sql/templates/testing/small-release.ts';
import { bindParams } from './bind-params.ts';

const bind = (binding: Binding, params: Record<string, unknown>) =>
  bindParams({ bindings: { value: binding }, slots: {} }, params, smallManifest)['value'];
const payers: Binding = { kind: 'members', param: 'payers' };

describe('bound values', () => {
  test('periods become delimited keys of the family asked', () => {
    const period = { from: '2025-01', to: '2025-04' };
    expect(bind({ kind: 'tiles', family: 'claims_by_payer', param: 'period' }, { period })).toBe(
      '|2025-Q1|2025-04|',
    );
  });

  test('a trend takes whole units of its grain', () => {
    const binding: Binding = {
      kind: 'grain-tiles',
      family: 'claims_by_payer',
      param: 'period',
      grainParam: 'grain',
    };
    expect(bind(binding, { period: { from: '2024-01', to: '2025-12' }, grain: 'year' })).toBe('|2024|2025|');
  });

  test('no filter is the empty string, which matches no label', () => {
    expect(bind(payers, {})).toBe('');
  });

  test('a number is itself, or its default', () => {
    const binding: Binding = { kind: 'number', param: 'limit', default: 10 };
    expect(bind(binding, { limit: 3 })).toBe(3);
    expect(bind(binding, {})).toBe(10);
  });

  test('whatever text comes in, a bound list holds members of the release only', () => {
    const members = new Set(smallManifest.members['payer']);
    const anything = fc.oneof(
      fc.string(),
      fc.constantFrom(...members, '(all)', 'Aetna|Humana', "Aetna'--", ''),
    );
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 3 }), (asked) => {
        const allKnown = asked.every((member) => members.has(member));
        if (allKnown) expect(bind(payers, { payers: asked })).toBe(`|${asked.join('|')}|`);
        else expect(() => bind(payers, { payers: asked })).toThrow('is no payer of this release');
      }),
      { seed: 11 },
    );
  });
});
