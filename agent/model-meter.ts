import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, type UsageMetadata } from '@langchain/core/messages';
import type { ModelUsage } from '../tools/answer.ts';
import { ModelFailure } from './model-failure.ts';
import { tokensOf } from './model-usage.ts';
import type { ModelAccounting } from './ports.ts';
import type { ToolSchema } from './tool-schema.ts';

const NOTHING: ModelUsage = {
  planningCalls: 0,
  writingCalls: 0,
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  costUsd: 0,
};

/** Counts one turn's calls of a language model, and stops them at the budget. */
export interface ModelMeter {
  /**
   * @throws ModelFailure over-budget, before anything is sent; bad-reply when what comes back is no model's message
   * @throws whatever the model throws
   */
  call(
    model: BaseChatModel,
    messages: readonly BaseMessage[],
    tools?: readonly ToolSchema[],
  ): Promise<AIMessage>;
  usage(): ModelUsage;
}

/** Tokens are counted by the provider afterwards; characters bound them beforehand. */
const charactersOf = (messages: readonly BaseMessage[], tools: readonly ToolSchema[]): number =>
  JSON.stringify(messages.map(({ content }) => content)).length + JSON.stringify(tools).length;

/**
 * @param before what the turn had used already; null when nothing
 * @param accounting prices and budget; without it calls and tokens are counted, and the cost is not known
 */
export function createModelMeter(
  task: 'planningCalls' | 'writingCalls',
  before: ModelUsage | null,
  accounting: ModelAccounting | undefined,
): ModelMeter {
  let used = before ?? NOTHING;
  return {
    call: async (model, messages, tools = []) => {
      if (accounting !== undefined && !accounting.allows(used.costUsd, charactersOf(messages, tools)))
        throw new ModelFailure('over-budget');
      used = { ...used, [task]: used[task] + 1 };
      const bound = tools.length === 0 ? model : (model.bindTools?.([...tools]) ?? model);
      const reply: BaseMessage = await bound.invoke([...messages]);
      if (!AIMessage.isInstance(reply)) throw new ModelFailure('bad-reply');
      const message = reply as AIMessage;
      const tokens = tokensOf(message.usage_metadata as UsageMetadata | undefined);
      used = {
        ...used,
        promptTokens: used.promptTokens + (tokens?.promptTokens ?? 0),
        cachedTokens: used.cachedTokens + (tokens?.cachedTokens ?? 0),
        completionTokens: used.completionTokens + (tokens?.completionTokens ?? 0),
        costUsd: add(used.costUsd, tokens === null ? null : accounting?.costOf(tokens)),
      };
      return message;
    },
    usage: () => used,
  };
}

/** What is not known makes the sum unknown. */
const add = (spent: number | null, more: number | null | undefined): number | null =>
  spent === null || more == null ? null : spent + more;
