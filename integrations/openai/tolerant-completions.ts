import { AIMessage } from '@langchain/core/messages';
import { ChatOpenAICompletions } from '@langchain/openai';
import { z } from 'zod';
import { readArguments } from './read-arguments.ts';

type Conversions = {
  delta: Parameters<ChatOpenAICompletions['_convertCompletionsDeltaToBaseMessageChunk']>;
  message: Parameters<ChatOpenAICompletions['_convertCompletionsMessageToBaseMessage']>;
};

const part = z.object({ text: z.string() });

/** A delta's text, also where it comes in parts: the library would report those on standard output. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const parts = Array.isArray(content) ? content : [];
  return parts.map((one) => part.safeParse(one).data?.text ?? '').join('');
}

/**
 * The library's chat completions, for servers that are not OpenAI's. Some leave out who speaks, and its tool calls
 * would be lost with it. Some models send arguments that are no JSON, of which the library would tell the terminal.
 */
export class TolerantCompletions extends ChatOpenAICompletions {
  protected override _convertCompletionsDeltaToBaseMessageChunk(...[delta, raw, role]: Conversions['delta']) {
    const content = textOf(delta['content']);
    return super._convertCompletionsDeltaToBaseMessageChunk({ ...delta, content }, raw, role ?? 'assistant');
  }

  protected override _convertCompletionsMessageToBaseMessage(...[message, raw]: Conversions['message']) {
    const { tool_calls: calls, ...rest } = message;
    const readable = (calls ?? []).filter(
      (call) => call.type !== 'function' || readArguments(call.function.arguments) !== null,
    );
    const converted = super._convertCompletionsMessageToBaseMessage(
      { ...rest, role: rest.role ?? 'assistant', ...(readable.length > 0 ? { tool_calls: readable } : {}) },
      raw,
    );
    if (AIMessage.isInstance(converted)) {
      converted.invalid_tool_calls = (calls ?? [])
        .filter((call) => !readable.includes(call))
        .map(({ id }) => ({ id, type: 'invalid_tool_call' as const }));
    }
    return converted;
  }
}
