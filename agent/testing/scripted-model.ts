import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';

/** What a scripted model does at one call: says something, sends tool calls, or fails. */
export type Reply = string | Error | { readonly name: string; readonly args: Record<string, unknown> }[];

/** A chat model that follows a script, well or badly, and remembers what it was shown. */
export class ScriptedModel extends BaseChatModel {
  readonly seen: BaseMessage[][] = [];
  private readonly script: Reply[];

  constructor(...script: Reply[]) {
    super({});
    this.script = script;
  }

  override _llmType(): string {
    return 'scripted';
  }

  override bindTools(): this {
    return this;
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    this.seen.push(messages);
    const reply = this.script[Math.min(this.seen.length, this.script.length) - 1] ?? '';
    if (reply instanceof Error) throw reply;
    const message =
      typeof reply === 'string'
        ? new AIMessage(reply)
        : new AIMessage({
            content: '',
            tool_calls: reply.map((call, index) => ({
              ...call,
              id: `c${index}`,
              type: 'tool_call' as const,
            })),
          });
    return { generations: [{ text: '', message }] };
  }
}
