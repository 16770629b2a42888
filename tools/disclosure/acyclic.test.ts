import { describe, expect, it } from 'vitest';
import { cyclicRest } from './acyclic.ts';

describe('GYO reduction', () => {
  it('empties the families of claims', () => {
    const time = ['@quarter', '@year'];
    expect(
      cyclicRest([
        ['payer', '@month', ...time],
        ['payer', 'class', ...time],
        ['payer', 'organization', ...time],
        ['organization', 'specialty', ...time],
        ['organization', 'specialty', 'provider', '@year'],
      ]),
    ).toEqual([]);
  });

  it('leaves payer × month, medication × quarter and payer × medication × year as a cycle', () => {
    const rest = cyclicRest([
      ['payer', '@month', '@quarter', '@year'],
      ['medication', '@quarter', '@year'],
      ['payer', 'medication', '@year'],
    ]);
    expect(rest).toHaveLength(3);
  });

  it('takes repeated and empty edges for what they are', () => {
    expect(cyclicRest([['a', 'b'], ['a', 'b'], []])).toEqual([]);
  });
});
