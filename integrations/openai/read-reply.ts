import { randomUUID } from 'node:crypto';
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ModelFailure } from '../../agent/model-failure.ts';
import { readArguments } from './read-arguments.ts';

/** How a reply ends that is whole, in the words of both APIs. */
const WHOLE = new Set(['stop', 'tool_calls', 'function_call', 'completed']);

type Calls = Required<Pick<AIMessage, 'tool_calls' | 'invalid_tool_calls'>>;

/** Calls sorted into those whose arguments are one JSON object and those whose are not. */
function sortCalls(sent: readonly { readonly name?: string; readonly args: unknown }[]): Calls {
  const calls: Calls = { tool_calls: [], invalid_tool_calls: [] };
  for (const { name = '', args } of sent) {
    const read = readArguments(typeof args === 'string' ? args : JSON.stringify(args));
    if (name === '' || read === null) calls.invalid_tool_calls.push({ name, type: 'invalid_tool_call' });
    else calls.tool_calls.push({ name, args: read, id: randomUUID(), type: 'tool_call' });
  }
  return calls;
}

/** Streamed arguments as they were sent: the library mends what broke off, and half a plan would look whole. */
const streamedCalls = ({ tool_call_chunks: chunks = [] }: AIMessageChunk): Calls =>
  sortCalls(chunks.map(({ name = '', args = '' }) => ({ name, args })));

function documentCalls({ tool_calls: sent = [], invalid_tool_calls: broken = [] }: AIMessage): Calls {
  const calls = sortCalls(sent);
  return { ...calls, invalid_tool_calls: [...calls.invalid_tool_calls, ...broken] };
}

/**
 * A server's reply as a message of ours: text, tool calls and token counts, under an id of its own, for servers
 * repeat theirs. Everything else a server may send along is left behind.
 *
 * @throws ModelFailure bad-reply for what is no reply of a model, or broke off
 */
export function readReply(reply: BaseMessage | undefined, streamed: boolean): AIMessage {
  if (!AIMessage.isInstance(reply) && !AIMessageChunk.isInstance(reply)) throw new ModelFailure('bad-reply');
  const { response_metadata: told, usage_metadata: usage } = reply as AIMessage;
  const ending = told['finish_reason'] ?? told['status'];
  // A whole JSON document that does not say how it ends is whole; a stream that does not has broken off.
  const whole = ending == null || ending === '' ? !streamed : WHOLE.has(String(ending));
  if (!whole) throw new ModelFailure('bad-reply');
  return new AIMessage({
    id: randomUUID(),
    content: reply.text,
    ...(streamed ? streamedCalls(reply as AIMessageChunk) : documentCalls(reply as AIMessage)),
    ...(usage === undefined ? {} : { usage_metadata: usage }),
  });
}
