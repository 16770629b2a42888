import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BaseCheckpointSaver } from '@langchain/langgraph';
import type { TemplateResult } from '../tools/answer.ts';
import type { AuditLog } from '../tools/ports.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import type { Plan } from './plan.ts';

/**
 * A chat model that plans: it is given the templates as tools (agent/plan-tools.ts) and answers a question with
 * tool calls. `offline` is the deterministic one; only its words are shown unchecked.
 */
export interface Planner {
  /** `offline`, or `provider:model`. */
  readonly name: string;
  readonly model: BaseChatModel;
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
  readonly runTemplate: (name: string, params: Readonly<Record<string, unknown>>) => Promise<TemplateResult>;
  readonly planner: Planner;
  /** Keeps every question before its answer is handed out; without it there is no answer. */
  readonly audit: AuditLog;
  /** Plans when the planner fails; the answer says so. */
  readonly fallback?: Planner;
  /** Writes the text by value references; without it, or where its text does not ground, code does. */
  readonly writer?: BaseChatModel;
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
