import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { Prompts } from '../agent/read-prompt.ts';
import type { ReleaseStore } from '../tools/ports.ts';

/** What an application that is evaluated does otherwise than the one people ask. */
export interface Variant {
  /** A folder for briefs; conversations live in memory and answers are not kept. */
  readonly scratch?: string;
  readonly prompts?: Prompts;
  /** Stands between the agent and a language model; the offline planner is no such model. */
  readonly throughModel?: (model: BaseChatModel) => BaseChatModel;
  /** Stands between the agent and the release. */
  readonly throughStore?: (store: ReleaseStore) => ReleaseStore;
  /** Models instead of those that are configured, with the offline planner to fall back on. */
  readonly models?: { readonly planner?: BaseChatModel; readonly writer?: BaseChatModel };
}
