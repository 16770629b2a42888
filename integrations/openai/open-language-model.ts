import type { AgentDeps, Planner } from '../../agent/ports.ts';
import type { ModelSettings } from '../model-settings.ts';
import { createModelAccounting, USUAL_BUDGET_USD } from './model-accounting.ts';
import { priceOf } from './model-prices.ts';
import { traitsOf } from './model-traits.ts';
import { OpenAiModel } from './openai-model.ts';

/**
 * What an agent needs to plan, and where it is wanted to write, with a language model.
 *
 * @param name `openai:MODEL`
 * @param key null for a server without one
 * @param offline plans where the model cannot
 */
export function openLanguageModel(
  name: string,
  key: string | null,
  settings: ModelSettings,
  offline: Planner,
  { firstPause }: { readonly firstPause?: number } = {},
): Pick<AgentDeps, 'planner' | 'fallback' | 'writer' | 'accounting'> {
  const model = name.replace(/^openai:/, '');
  const shared = { model, key, settings, ...(firstPause === undefined ? {} : { firstPause }) };
  const { maxOutputTokens } = traitsOf(model);
  const budget = settings.budgetUsd ?? USUAL_BUDGET_USD;
  return {
    planner: { name, model: new OpenAiModel({ ...shared, task: 'plan' }) },
    fallback: offline,
    ...(settings.writer === 'on' ? { writer: new OpenAiModel({ ...shared, task: 'write' }) } : {}),
    accounting: createModelAccounting(priceOf(model, settings.prices), budget, maxOutputTokens),
  };
}
