import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, HumanMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { Plan, TemplateCall } from '../plan.ts';
import { InvalidPlanError, type PlanTools } from '../plan-tools.ts';
import type { PlanContext } from './plan-context.ts';

/** The deterministic reading of a question; pure. */
export type PlanQuestion = (question: string, previous: TemplateCall[] | null, context: PlanContext) => Plan;

interface OfflineModelDeps {
  readonly plan: PlanQuestion;
  readonly context: PlanContext;
  readonly tools: PlanTools;
}

/**
 * The offline planner as a chat model, so that one graph serves both kinds: it reads the last human message,
 * takes what a follow-up refers to from the tool calls before it, and answers with tool calls. It takes no
 * `bindTools`: it knows the templates already.
 */
export class OfflineModel extends BaseChatModel {
  private readonly deps: OfflineModelDeps;

  constructor(deps: OfflineModelDeps) {
    super({});
    this.deps = deps;
  }

  override _llmType(): string {
    return 'payerscope-offline';
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const { plan, context, tools } = this.deps;
    const asked = messages.findLast((message) => HumanMessage.isInstance(message));
    const earlier = messages.findLast((message) => AIMessage.isInstance(message));
    const previous = earlier === undefined ? null : this.callsOf(earlier as AIMessage);
    const message = tools.toMessage(plan(String(asked?.content ?? ''), previous, context));
    return { generations: [{ text: '', message }] };
  }
  /** Null too where the calls name what this release does not hold: a thread may outlive a release. */
  private callsOf(message: AIMessage): TemplateCall[] | null {
    try {
      const plan = this.deps.tools.toPlan(message, true);
      if (plan.kind !== 'run') return null;
      const payers = this.deps.context.members['payer'] ?? [];
      // A thread may outlive a release: a leader this one does not know is nobody.
      return plan.calls.map(({ leader, ...call }) =>
        leader !== undefined && payers.includes(leader) ? { ...call, leader } : call,
      );
    } catch (error) {
      if (error instanceof InvalidPlanError) return null;
      throw error;
    }
  }
}
