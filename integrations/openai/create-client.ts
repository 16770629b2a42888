import { type BaseChatOpenAIFields, ChatOpenAIResponses } from '@langchain/openai';
import type { ModelSettings } from '../model-settings.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { keyHeaders } from './key-headers.ts';
import { traitsOf } from './model-traits.ts';
import { TolerantCompletions } from './tolerant-completions.ts';

/** What the adapter is made for: plans are tool calls, texts are not. */
export type ModelTask = 'plan' | 'write';

/**
 * The library's adapter for one API, with nothing left to the environment: address, key, account, log and trace are
 * given. It is made for the API by name, because some model names choose another one by themselves.
 */
export function createClient(model: string, key: string | null, settings: ModelSettings, task: ModelTask) {
  const { baseUrl, api, streaming, timeoutSeconds } = settings;
  const { reasons, effort, maxOutputTokens } = traitsOf(model);
  const fields: BaseChatOpenAIFields = {
    model,
    // The library wants one, but the header that is sent is ours.
    apiKey: 'sent by us',
    maxRetries: 0,
    maxTokens: maxOutputTokens,
    streaming: streaming === 'on',
    timeout: (timeoutSeconds + 1) * 1000,
    supportsStrictToolCalling: true,
    // Nothing is to be kept on the other side.
    zdrEnabled: true,
    ...(reasons ? {} : { temperature: 0 }),
    ...(effort === undefined ? {} : { reasoning: { effort } }),
    // Said here, for the adapter drops it on its way to the Responses API.
    modelKwargs: task === 'plan' ? { tool_choice: 'required' } : {},
    configuration: {
      baseURL: baseUrl,
      organization: null,
      project: null,
      logLevel: 'off',
      fetch: (input, init) =>
        boundedFetch(input, { ...init, headers: keyHeaders(init?.headers, baseUrl, key) }),
    },
  };
  return api === 'chat' ? new TolerantCompletions(fields) : new ChatOpenAIResponses(fields);
}
