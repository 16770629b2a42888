import { z } from 'zod';
import type { Check } from '../application.ts';
import { type ModelSettings, OPENAI_BASE_URL } from '../model-settings.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { isAzure, keyHeaders } from './key-headers.ts';
import { USUAL_BUDGET_USD } from './model-accounting.ts';
import { priceOf } from './model-prices.ts';

const LONGEST_WAIT_SECONDS = 10;

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Servers of one's own may add a tag to a name: `llama3.1` is listed as `llama3.1:latest`. */
const lists = (ids: readonly string[], model: string): boolean =>
  ids.some((id) => id === model || id.startsWith(`${model}:`));

function budgetText(model: string, { prices, budgetUsd }: ModelSettings): string {
  return priceOf(model, prices) === null
    ? 'no price known, so no budget is kept (PAYERSCOPE_MODEL_PRICES)'
    : `at most $${budgetUsd ?? USUAL_BUDGET_USD} an answer`;
}

async function problemOf(model: string, key: string | null, baseUrl: string): Promise<string | null> {
  if (key === null && baseUrl === OPENAI_BASE_URL) return 'there is no key; set OPENAI_API_KEY';
  let response: Response;
  let listed: unknown;
  try {
    response = await boundedFetch(`${baseUrl}/models`, {
      headers: keyHeaders(undefined, baseUrl, key),
      signal: AbortSignal.timeout(LONGEST_WAIT_SECONDS * 1000),
    });
    listed = response.ok ? await response.json().catch(() => null) : null;
  } catch {
    return `${baseUrl} does not answer; check OPENAI_BASE_URL and that the server runs`;
  }
  const { status } = response;
  if (status === 401 || status === 403) return `${baseUrl} does not accept the key; check OPENAI_API_KEY`;
  if (!response.ok)
    return `${baseUrl} answers ${status} when asked for its models; check OPENAI_BASE_URL, which usually ends in /v1`;
  const ids = modelList.safeParse(listed).data?.data.map(({ id }) => id);
  // Azure lists what could be deployed, under other names than the deployments have.
  const named = ids === undefined || isAzure(baseUrl) || lists(ids, model);
  return named ? null : `${baseUrl} knows no model ${model}; check --model`;
}

/**
 * Whether the server of the language model answers and knows it: one request for its list of models, which costs
 * nothing.
 *
 * @param name `openai:MODEL`
 */
export async function checkServer(name: string, key: string | null, settings: ModelSettings): Promise<Check> {
  const model = name.replace(/^openai:/, '');
  const { baseUrl, api } = settings;
  const problem = await problemOf(model, key, baseUrl);
  const detail =
    problem === null
      ? `${baseUrl} answers (${api} API, ${budgetText(model, settings)})`
      : `${problem}; until then questions are read by the offline planner`;
  return { check: 'Language model', ok: problem === null, detail };
}
