import { argumentsOf, type ModelReply, USUAL_USAGE } from './turn.ts';

function outputOf({ calls = [], text }: ModelReply) {
  const message = {
    ...{ id: 'msg_1', type: 'message', role: 'assistant', status: 'completed' },
    content: [{ type: 'output_text', text: text ?? '', annotations: [] }],
  };
  return [
    ...(text === undefined ? [] : [message]),
    ...calls.map((call, index) => ({
      ...{ id: `fc_${index}`, type: 'function_call', status: 'completed', call_id: `call_${index}` },
      name: call.name,
      arguments: argumentsOf(call),
    })),
  ];
}

/** A reply of the responses API as one document. */
export function responseDocument(model: string, reply: ModelReply) {
  const { id = 'resp_1', usage = USUAL_USAGE, cutShort } = reply;
  return {
    ...{ id, object: 'response', created_at: 0, model, error: null, metadata: {} },
    status: cutShort ? 'incomplete' : 'completed',
    incomplete_details: cutShort ? { reason: 'max_output_tokens' } : null,
    output: outputOf(reply),
    usage:
      usage === null
        ? null
        : {
            input_tokens: usage.prompt,
            input_tokens_details: { cached_tokens: usage.cached },
            output_tokens: usage.completion,
            output_tokens_details: { reasoning_tokens: 0 },
            total_tokens: usage.prompt + usage.completion,
          },
  };
}

/** The same as the stream's events. */
export function responseEvents(model: string, reply: ModelReply): string[] {
  const whole = responseDocument(model, reply);
  let number = 0;
  const event = (type: string, rest: object): string => {
    const data = JSON.stringify({ type, sequence_number: number++, ...rest });
    return `event: ${type}\ndata: ${data}\n\n`;
  };
  const items = whole.output.flatMap((item, output_index) => {
    const place = { output_index, item_id: item.id };
    if (!('arguments' in item)) {
      const text = item.content[0]?.text ?? '';
      return [
        event('response.output_item.added', { output_index, item: { ...item, content: [] } }),
        event('response.output_text.delta', { ...place, content_index: 0, delta: text }),
        event('response.output_item.done', { output_index, item }),
      ];
    }
    const at = Math.ceil(item.arguments.length / 2);
    const delta = (piece: string): string =>
      event('response.function_call_arguments.delta', { ...place, delta: piece });
    return [
      event('response.output_item.added', { output_index, item: { ...item, arguments: '' } }),
      delta(item.arguments.slice(0, at)),
      delta(item.arguments.slice(at)),
      event('response.function_call_arguments.done', { ...place, arguments: item.arguments }),
      event('response.output_item.done', { output_index, item }),
    ];
  });
  const started = [
    event('response.created', { response: { ...whole, status: 'in_progress', output: [] } }),
    ...items,
  ];
  if (reply.withoutEnd) return started;
  return [...started, event(`response.${whole.status}`, { response: whole })];
}
