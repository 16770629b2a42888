import type { CallTokens } from '../../agent/model-usage.ts';
import type { ModelAccounting } from '../../agent/ports.ts';
import type { ModelPrice } from '../model-settings.ts';

/** US dollars an answer may cost where nothing else is said: some hundred answers for a cup of coffee at most. */
export const USUAL_BUDGET_USD = 0.25;

const MILLION = 1_000_000;
/** No writing of ours takes fewer characters a token: a bound before the provider has counted. */
const CHARACTERS_PER_TOKEN = 3;

/**
 * Prices an answer's calls and stops them before the budget could be passed. Without a price everything is allowed
 * and nothing has a cost; with one, a call whose tokens the provider did not count is the last.
 *
 * @param maxOutputTokens what one reply may be long, and so the most it can cost
 */
export function createModelAccounting(
  price: ModelPrice | null,
  budgetUsd: number,
  maxOutputTokens: number,
): ModelAccounting {
  const costOf = ({ promptTokens, cachedTokens, completionTokens }: CallTokens): number | null => {
    if (price === null) return null;
    const { input, cached = input, output } = price;
    const fresh = promptTokens - cachedTokens;
    return (fresh * input + cachedTokens * cached + completionTokens * output) / MILLION;
  };
  return {
    costOf,
    allows: (spentUsd, promptCharacters) => {
      if (price === null) return true;
      if (spentUsd === null) return false;
      const promptTokens = Math.ceil(promptCharacters / CHARACTERS_PER_TOKEN);
      const most = costOf({ promptTokens, cachedTokens: 0, completionTokens: maxOutputTokens });
      return spentUsd + (most ?? 0) <= budgetUsd;
    },
  };
}
