import { describe, expect, it } from 'vitest';
import { createModelAccounting } from './model-accounting.ts';
import { priceOf } from './model-prices.ts';
import { traitsOf } from './model-traits.ts';

const price = { input: 2, cached: 0.5, output: 10 };

describe('what a reply costs', () => {
  const { costOf } = createModelAccounting(price, 1, 1_000);
  it('is its fresh, its cached and its written tokens', () => {
    const tokens = { promptTokens: 1_000_000, cachedTokens: 400_000, completionTokens: 100_000 };
    expect(costOf(tokens)).toBeCloseTo(0.6 * 2 + 0.4 * 0.5 + 0.1 * 10, 12);
  });
  it('counts cached tokens as fresh where they have no price of their own', () => {
    const tokens = { promptTokens: 1_000_000, cachedTokens: 400_000, completionTokens: 0 };
    expect(createModelAccounting({ input: 2, output: 10 }, 1, 1).costOf(tokens)).toBe(2);
  });
  it('is not known without a price', () => {
    const tokens = { promptTokens: 1, cachedTokens: 0, completionTokens: 1 };
    expect(createModelAccounting(null, 1, 1).costOf(tokens)).toBeNull();
  });
});

describe('one more call', () => {
  // 300 characters are at most 100 tokens: 0.0002 dollars; a reply of 1,000 tokens is 0.01.
  const { allows } = createModelAccounting(price, 0.0202, 1_000);
  it.each([
    [0.01 - 1e-9, true],
    [0.01 + 1e-9, false],
  ])('after %d dollars: %s', (spent, allowed) => expect(allows(spent, 300)).toBe(allowed));
  it('is refused where what was spent is not known', () => expect(allows(null, 300)).toBe(false));
  it('is always allowed where there is no price to count by', () =>
    expect(createModelAccounting(null, 0.01, 1_000).allows(null, 1e9)).toBe(true));
});

describe('the price of a model', () => {
  it('is the one that was set, then the listed one, dated versions included', () => {
    expect(priceOf('gpt-5-mini-2025-08-07', {})).toEqual(priceOf('gpt-5-mini', {}));
    expect(priceOf('gpt-5-mini', { 'gpt-5-mini': price })).toBe(price);
    expect(priceOf('own', { own: price })).toBe(price);
  });
  it('is not that of another model whose name begins alike', () => {
    for (const name of ['gpt-5-mini-tuned', 'gpt-5-pro', 'llama3.1:8b', 'toString'])
      expect(priceOf(name, {})).toBeNull();
  });
});

describe('a name tells whether a model reasons', () => {
  it.each([
    'gpt-5',
    'gpt-5-mini',
    'gpt-5.4-nano',
    'o3',
    'o4-mini',
    'openai/gpt-5',
    'hospital-gpt5-mini',
    'gpt-6',
  ])('%s does, and takes an effort', (name) =>
    expect(traitsOf(name)).toMatchObject({ reasons: true, effort: 'low' }),
  );
  it('gpt-5-pro has an effort of its own', () => expect(traitsOf('gpt-5-pro')).not.toHaveProperty('effort'));
  it.each([
    'gpt-4.1',
    'gpt-4o-mini',
    'gpt-5-chat-latest',
    'llama3.1:8b',
    'Qwen/Qwen3-8B',
    'gpt-50',
    'mistral',
  ])('%s does not', (name) => expect(traitsOf(name)).toMatchObject({ reasons: false }));
});
