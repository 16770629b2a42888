import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BaseCheckpointSaver } from '@langchain/langgraph';
import type { TemplateResult } from '../tools/answer.ts';
import type { AuditLog } from '../tools/ports.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import type { CallTokens } from './model-usage.ts';
import type { Plan } from './plan.ts';
import type { Prompts } from './read-prompt.ts';

/**
 * A chat model that plans: it is given the templates as tools (agent/plan-tools.ts) and answers a question with
 * tool calls. `offline` is the deterministic one; only its words are shown unchecked.
 */
export interface Planner {
  /** `offline`, or `provider:model`. */
  readonly name: string;
  readonly model: BaseChatModel;
}

/** What a language model costs, and what one answer may. */
export interface ModelAccounting {
  /**
   * Whether one more call may be made, at the most it can cost.
   * @param spentUsd what the answer has cost so far; null when that is not known
   * @param promptCharacters length of everything that would be sent
   */
  allows(spentUsd: number | null, promptCharacters: number): boolean;
  /** US dollars; null where the model's prices are not known. */
  costOf(tokens: CallTokens): number | null;
}

/** A brief as it was planned. */
export type BriefToMake = Omit<Extract<Plan, { kind: 'brief' }>, 'kind'>;

export interface KeptBrief {
  readonly path: string;
  readonly title: string;
  readonly headline: string;
  readonly results: readonly TemplateResult[];
}

/** Everything the agent knows of the world. */
export interface AgentDeps {
  readonly manifest: ReleaseManifest;
  /** Stopped by its signal, also where the statement runs. */
  readonly runTemplate: (
    name: string,
    params: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ) => Promise<TemplateResult>;
  readonly planner: Planner;
  /** Keeps every question before its answer is handed out; without it there is no answer. */
  readonly audit: AuditLog;
  /** Plans when the planner fails; the answer says so. */
  readonly fallback?: Planner;
  /** Writes the text by value references; without it, or where its text does not ground, code does. */
  readonly writer?: BaseChatModel;
  /** What language models are told; without it the prompts that are shipped. */
  readonly prompts?: Prompts;
  /** Prices and budget of the language model; without it calls and tokens are counted, not priced. */
  readonly accounting?: ModelAccounting;
  /** Writes a two-page brief and keeps it under the answer's id; without it briefs are declined. */
  readonly makeBrief?: (order: BriefToMake, answerId: string) => Promise<KeptBrief>;
  /** Thread memory; without it every question stands alone. */
  readonly checkpointer?: BaseCheckpointSaver;
}

/** Progress for people: names of steps, never data. */
export interface ProgressEvent {
  readonly type: 'progress';
  readonly step: string;
}
