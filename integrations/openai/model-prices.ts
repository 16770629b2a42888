import type { ModelPrice } from '../model-settings.ts';

/**
 * US dollars per million tokens as OpenAI listed them in 2026, for estimates: they change, other hosts have their
 * own, and `PAYERSCOPE_MODEL_PRICES` goes before them.
 */
const LISTED = new Map<string, ModelPrice>(
  Object.entries({
    'gpt-5.5': { input: 5, cached: 0.5, output: 30 },
    'gpt-5.4': { input: 2.5, cached: 0.25, output: 15 },
    'gpt-5.4-mini': { input: 0.75, cached: 0.075, output: 4.5 },
    'gpt-5.4-nano': { input: 0.2, cached: 0.02, output: 1.25 },
    'gpt-5': { input: 1.25, cached: 0.125, output: 10 },
    'gpt-5-mini': { input: 0.25, cached: 0.025, output: 2 },
    'gpt-5-nano': { input: 0.05, cached: 0.005, output: 0.4 },
    'gpt-4.1': { input: 2, cached: 0.5, output: 8 },
    'gpt-4.1-mini': { input: 0.4, cached: 0.1, output: 1.6 },
    'gpt-4.1-nano': { input: 0.1, cached: 0.025, output: 0.4 },
    'gpt-4o': { input: 2.5, cached: 1.25, output: 10 },
    'gpt-4o-mini': { input: 0.15, cached: 0.075, output: 0.6 },
  }),
);

/** The price of a model, its dated versions included (`gpt-5-mini-2025-08-07`); null where none is known. */
export function priceOf(model: string, own: Readonly<Record<string, ModelPrice>>): ModelPrice | null {
  const undated = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const set = new Map(Object.entries(own));
  return set.get(model) ?? set.get(undated) ?? LISTED.get(undated) ?? null;
}
