import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, type UsageMetadata } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { z } from 'zod';
import { ModelFailure } from '../../agent/model-failure.ts';
import { canonicalJson } from '../../tools/canonical-json.ts';

interface CallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
}

/** A recorded reply, with enough beside it to see in a review what it answers. */
const recording = z.strictObject({
  model: z.string(),
  /** The last thing that was said to the model. */
  asked: z.string(),
  content: z.string(),
  toolCalls: z.array(
    z.strictObject({ id: z.string(), name: z.string(), args: z.record(z.string(), z.unknown()) }),
  ),
  usage: z.strictObject({ input: z.int(), cached: z.int(), output: z.int() }).nullable(),
});

/** Replies of a language model kept in files, one per question it was asked. */
export interface Cassette {
  /** The model with its replies taken from here. */
  through(model: BaseChatModel, name: string): BaseChatModel;
  /** Runs one turn; `problem` says which reply it needed that is not recorded. */
  within<T>(turn: () => Promise<T>): Promise<{ readonly result: T; readonly problem: string | null }>;
}

const KEY_DIGITS = 24;

const told = ({ type, content, ...rest }: BaseMessage) => ({
  type,
  content,
  ...('tool_calls' in rest ? { calls: rest.tool_calls } : {}),
});

/** Model, messages and tools: whatever of them changes is another recording. */
export function cassetteKey(
  model: string,
  messages: readonly BaseMessage[],
  tools: readonly unknown[],
): string {
  const asked = canonicalJson({ model, messages: messages.map(told), tools });
  return createHash('sha256').update(asked).digest('hex').slice(0, KEY_DIGITS);
}

function toRecording(model: string, messages: readonly BaseMessage[], message: AIMessage) {
  const usage = message.usage_metadata as UsageMetadata | undefined;
  const calls = message.tool_calls ?? [];
  return recording.parse({
    model,
    asked: String(messages.at(-1)?.content ?? '').slice(0, 200),
    content: message.text,
    toolCalls: calls.map(({ id = '', name, args }) => ({ id, name, args })),
    usage:
      usage === undefined
        ? null
        : {
            input: usage.input_tokens,
            cached: usage.input_token_details?.cache_read ?? 0,
            output: usage.output_tokens,
          },
  });
}

function toMessage({ content, toolCalls, usage }: z.infer<typeof recording>): AIMessage {
  const message = new AIMessage({
    content,
    tool_calls: toolCalls.map((call) => ({ ...call, type: 'tool_call' as const })),
  });
  if (usage === null) return message;
  const counted: UsageMetadata = {
    input_tokens: usage.input,
    output_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    input_token_details: { cache_read: usage.cached },
  };
  return Object.assign(message, { usage_metadata: counted });
}

/** A recording by its file; null where there is none, and what is wrong with it where it is damaged. */
function play(file: string): AIMessage | string | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return toMessage(recording.parse(JSON.parse(text)));
  } catch {
    return `${file} is no recording; delete it and record it again`;
  }
}

/** Stands for a model: a recorded reply, or with `record` the model's own, which is recorded. */
class CassetteModel extends BaseChatModel<CallOptions> {
  private readonly deps: {
    readonly real: BaseChatModel;
    readonly name: string;
    readonly folder: string;
    readonly record: boolean;
    /** Told why there is no reply. */
    readonly miss: (problem: string) => void;
  };

  constructor(deps: CassetteModel['deps']) {
    super({});
    this.deps = deps;
  }

  override _llmType(): string {
    return 'payerscope-cassette';
  }

  override bindTools(tools: BindToolsInput[]) {
    return this.withConfig({ tools });
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const { real, name, folder, record, miss } = this.deps;
    const key = cassetteKey(name, messages, options.tools ?? []);
    const file = join(folder, `${key}.json`);
    const played = play(file);
    let message = played instanceof AIMessage ? played : null;
    if (played === null && record) {
      const { generations } = await real._generate(messages, options);
      message = generations[0]!.message as AIMessage;
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.part`, `${JSON.stringify(toRecording(name, messages, message), null, 2)}\n`);
      renameSync(`${file}.part`, file);
    }
    if (message === null) {
      miss(
        typeof played === 'string'
          ? played
          : `no recording ${key} in ${folder} of what the model is asked; add --record`,
      );
      throw new ModelFailure('unreachable');
    }
    return { generations: [{ text: message.text, message }] };
  }
}

/**
 * Opens a folder of recordings. Without `record` no request is ever sent: what is not recorded fails its turn.
 */
export function openCassette(folder: string, record: boolean): Cassette {
  const misses = new AsyncLocalStorage<string[]>();
  return {
    through: (real, name) =>
      new CassetteModel({ real, name, folder, record, miss: (problem) => misses.getStore()?.push(problem) }),
    within: async (turn) => {
      const missed: string[] = [];
      const result = await misses.run(missed, turn);
      return { result, problem: missed[0] ?? null };
    },
  };
}
