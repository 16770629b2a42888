import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { TurnedReply } from '../../evals/redteam/attempt.ts';

/** A language model that has turned: whatever it is asked, it says and plans the same. */
export class TurnedModel extends BaseChatModel {
  private readonly reply: TurnedReply;

  constructor(reply: TurnedReply) {
    super({});
    this.reply = reply;
  }

  override _llmType(): string {
    return 'payerscope-turned';
  }

  override bindTools(): this {
    return this;
  }

  override async _generate(): Promise<ChatResult> {
    const { text, calls } = this.reply;
    const message = new AIMessage({
      content: text,
      tool_calls: calls.map(({ name, args }, at) => ({
        ...{ id: `c${at}`, name, args: { ...args } },
        type: 'tool_call' as const,
      })),
    });
    return { generations: [{ text, message }] };
  }
}
