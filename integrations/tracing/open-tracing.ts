import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { Clock } from '../../tools/ports.ts';
import type { RunTemplate } from '../../tools/run-template.ts';
import type { Application } from '../application.ts';
import { createTracer } from './create-tracer.ts';
import { createExporter } from './otlp-exporter.ts';
import type { OtlpSettings } from './otlp-settings.ts';
import { TracedModel } from './traced-model.ts';

/** Spans of an application, by the conventions OpenTelemetry has for agents, with names of ours beside them. */
export interface Tracing {
  /** Each statement is a span `execute_tool TEMPLATE`. */
  runTemplate(run: RunTemplate): RunTemplate;
  /** Each call of a language model is a span `chat NAME`. */
  model(model: BaseChatModel, name: string): BaseChatModel;
  /** Each question is a span `invoke_agent payerscope`; what waits is sent after it, and on closing. */
  application<A extends Application>(application: A, releaseId: string): A;
}

/** @param settings with an endpoint: without one nothing is traced, and this is not loaded */
export function openTracing(
  { endpoint, headers, content: mode, parent }: OtlpSettings & { readonly endpoint: string },
  version: string,
  clock: Clock,
): Tracing {
  const content = mode === 'on';
  const exporter = createExporter(endpoint, headers, version);
  const tracer = createTracer(exporter.add, clock, parent);
  return {
    runTemplate: (run) => (name, params, signal) => {
      const attributes = {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': name,
        'gen_ai.tool.type': 'datastore',
        'payerscope.template': name,
        ...(content ? { 'gen_ai.tool.call.arguments': JSON.stringify(params) } : {}),
      };
      return tracer.span(`execute_tool ${name}`, 'internal', attributes, async (note) => {
        const result = await run(name, params, signal);
        const { table, statement } = result;
        note({
          'payerscope.rows': table.rows.length,
          'payerscope.withheld_cells': table.withheld.length,
          'payerscope.result_hash': statement.resultHash,
        });
        return result;
      });
    },
    model: (real, name) => new TracedModel({ real, tracer, name: name.replace(/^openai:/, ''), content }),
    application: (application, releaseId) => ({
      ...application,
      ask: (asked) => {
        const attributes = {
          'gen_ai.operation.name': 'invoke_agent',
          'gen_ai.agent.name': 'payerscope',
          'gen_ai.agent.version': version,
          'payerscope.release': releaseId,
          ...(content
            ? { 'gen_ai.input.messages': JSON.stringify([{ role: 'user', content: asked.question }]) }
            : {}),
        };
        const answered = tracer.span('invoke_agent payerscope', 'internal', attributes, async (note) => {
          const answer = await application.ask(asked);
          const { provenance, tables } = answer;
          note({
            'gen_ai.conversation.id': answer.thread,
            'payerscope.answer_id': answer.answerId,
            'payerscope.status': answer.status,
            'payerscope.planner': provenance.planner,
            'payerscope.templates': tables.map(({ template }) => template),
            'payerscope.withheld_cells': tables.reduce((sum, { withheld }) => sum + withheld.length, 0),
            'payerscope.prompts': provenance.prompts?.map(({ id, hash }) => `${id} ${hash}`),
            ...(content
              ? { 'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', content: answer.text }]) }
              : {}),
          });
          return answer;
        });
        // Nobody waits for the collector to read an answer.
        void answered.then(exporter.flush, exporter.flush);
        return answered;
      },
      close: async () => {
        await application.close();
        await exporter.flush();
      },
    }),
  };
}
