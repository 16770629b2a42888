import { setTimeout as pause } from 'node:timers/promises';
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from '@langchain/core/language_models/chat_models';
import type { AIMessage, AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { ModelFailure } from '../../agent/model-failure.ts';
import { type ModelSettings, OPENAI_BASE_URL } from '../model-settings.ts';
import { classifyFailure, type Failure } from './classify-failure.ts';
import { createClient, type ModelTask } from './create-client.ts';
import { readReply } from './read-reply.ts';

interface CallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
}

export interface OpenAiModelDeps {
  readonly model: string;
  readonly key: string | null;
  readonly settings: ModelSettings;
  readonly task: ModelTask;
  /** Milliseconds before the first new try; each later one waits twice as long. */
  readonly firstPause?: number;
}

const MOST_TRIES = 4;
const FIRST_PAUSE = 500;

/**
 * A model behind an OpenAI-compatible API, as the agent takes one: it answers within its time with a message that is
 * whole, or fails with a reason and nothing else. What may pass (rate limits, server errors, cut connections) is
 * tried again within that time.
 */
export class OpenAiModel extends BaseChatModel<CallOptions> {
  private readonly deps: OpenAiModelDeps;
  private readonly client: ReturnType<typeof createClient>;

  constructor(deps: OpenAiModelDeps) {
    super({});
    this.deps = deps;
    this.client = createClient(deps.model, deps.key, deps.settings, deps.task);
  }

  override _llmType(): string {
    return 'payerscope-openai';
  }

  override bindTools(tools: BindToolsInput[]) {
    return this.withConfig({ tools });
  }

  /** @throws ModelFailure; or the caller's own reason when its signal stops it */
  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const { key, settings } = this.deps;
    if (key === null && settings.baseUrl === OPENAI_BASE_URL) throw new ModelFailure('no-key');
    const milliseconds = settings.timeoutSeconds * 1000;
    const until = performance.now() + milliseconds;
    const deadline = AbortSignal.timeout(milliseconds);
    const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
    for (let tries = 1; ; tries += 1) {
      try {
        const message = await this.once(messages, options.tools ?? [], signal);
        return { generations: [{ text: message.text, message }] };
      } catch (error) {
        options.signal?.throwIfAborted();
        if (error instanceof ModelFailure) throw error;
        if (deadline.aborted) throw new ModelFailure('timeout');
        const failure = classifyFailure(error);
        const wait = this.waitAfter(failure, tries);
        if (!failure.again || tries >= MOST_TRIES || performance.now() + wait >= until)
          throw new ModelFailure(failure.reason);
        await pause(wait);
      }
    }
  }

  private waitAfter({ afterSeconds }: Failure, tries: number): number {
    const { firstPause = FIRST_PAUSE } = this.deps;
    return Math.max((afterSeconds ?? 0) * 1000, firstPause * 2 ** (tries - 1));
  }

  private async once(
    messages: BaseMessage[],
    tools: BindToolsInput[],
    signal: AbortSignal,
  ): Promise<AIMessage> {
    const options = { signal, ...(tools.length === 0 ? {} : { tools, strict: true }) };
    if (this.deps.settings.streaming === 'off')
      return readReply(await this.client.invoke(messages, options as never), false);
    // Put together here: the library's own way counts tokens with a vocabulary it fetches from the network.
    let whole: AIMessageChunk | undefined;
    for await (const chunk of await this.client.stream(messages, options as never)) {
      whole = whole === undefined ? chunk : whole.concat(chunk);
    }
    return readReply(whole, true);
  }
}
