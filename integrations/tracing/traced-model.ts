import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from '@langchain/core/language_models/chat_models';
import type { AIMessage, BaseMessage, UsageMetadata } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { Tracer } from './create-tracer.ts';

interface CallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
}

interface TracedModelDeps {
  readonly real: BaseChatModel;
  readonly tracer: Tracer;
  /** As the provider knows it. */
  readonly name: string;
  /** Whether messages go along. */
  readonly content: boolean;
}

const told = (messages: readonly BaseMessage[]): string =>
  JSON.stringify(messages.map(({ type, content }) => ({ role: type, content })));

/** A chat model each of whose calls is a span `chat NAME`. */
export class TracedModel extends BaseChatModel<CallOptions> {
  private readonly deps: TracedModelDeps;

  constructor(deps: TracedModelDeps) {
    super({});
    this.deps = deps;
  }

  override _llmType(): string {
    return 'payerscope-traced';
  }

  override bindTools(tools: BindToolsInput[]) {
    return this.withConfig({ tools });
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const { real, tracer, name, content } = this.deps;
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': name,
      ...(content ? { 'gen_ai.input.messages': told(messages) } : {}),
    };
    return tracer.span(`chat ${name}`, 'client', attributes, async (note) => {
      const result = await real._generate(messages, options);
      const message = result.generations[0]?.message as AIMessage | undefined;
      const usage = message?.usage_metadata as UsageMetadata | undefined;
      note({
        'gen_ai.usage.input_tokens': usage?.input_tokens,
        'gen_ai.usage.output_tokens': usage?.output_tokens,
        ...(content && message !== undefined
          ? {
              'gen_ai.output.messages': JSON.stringify([
                { role: 'ai', content: message.content, tool_calls: message.tool_calls },
              ]),
            }
          : {}),
      });
      return result;
    });
  }
}
