import { argumentsOf, type ModelReply, USUAL_USAGE, type Usage } from './turn.ts';

const usageOf = ({ prompt, cached, completion }: Usage) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  prompt_tokens_details: { cached_tokens: cached },
});

const toolCalls = (reply: ModelReply) =>
  (reply.calls ?? []).map((call, index) => ({
    index,
    id: `call_${index}`,
    type: 'function',
    function: { name: call.name, arguments: argumentsOf(call) },
  }));

function endOf({ cutShort, calls = [] }: ModelReply): string {
  if (cutShort) return 'length';
  return calls.length > 0 ? 'tool_calls' : 'stop';
}

/** A reply of the chat completions API as one document. */
export function chatDocument(model: string, reply: ModelReply): unknown {
  const { id = 'chatcmpl-1', text = null, usage = USUAL_USAGE } = reply;
  const calls = toolCalls(reply).map(({ index: _index, ...call }) => call);
  const role = reply.withoutRole ? {} : { role: 'assistant' };
  const message = { ...role, content: text, ...(calls.length > 0 ? { tool_calls: calls } : {}) };
  return {
    ...{ id, object: 'chat.completion', created: 0, model },
    choices: [{ index: 0, message, finish_reason: endOf(reply) }],
    ...(usage === null ? {} : { usage: usageOf(usage) }),
  };
}

/** The same as the stream's events: texts and arguments come in two pieces. */
export function chatEvents(model: string, reply: ModelReply): string[] {
  const { id = 'chatcmpl-1', text = '', usage = USUAL_USAGE } = reply;
  const event = (choices: unknown[], rest: object = {}): string =>
    `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created: 0, model, choices, ...rest })}\n\n`;
  const delta = (value: object): string => event([{ index: 0, delta: value, finish_reason: null }]);
  const halves = (whole: string): [string, string] => {
    const at = Math.ceil(whole.length / 2);
    return [whole.slice(0, at), whole.slice(at)];
  };
  const pieces = toolCalls(reply).flatMap(({ function: { name, arguments: args }, ...call }) => {
    const [first, second] = halves(args);
    return [
      delta({ tool_calls: [{ ...call, function: { name, arguments: first } }] }),
      delta({ tool_calls: [{ index: call.index, function: { arguments: second } }] }),
    ];
  });
  const started = [
    delta({ ...(reply.withoutRole ? {} : { role: 'assistant' }), content: '' }),
    ...halves(text).map((content) => delta({ content })),
    ...pieces,
  ];
  if (reply.withoutEnd) return [...started, 'data: [DONE]\n\n'];
  return [
    ...started,
    event([{ index: 0, delta: {}, finish_reason: endOf(reply) }]),
    ...(usage === null ? [] : [event([], { usage: usageOf(usage) })]),
    'data: [DONE]\n\n',
  ];
}
