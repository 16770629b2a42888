// A provider for promptfoo: each question goes to the command line of Payerscope, as people type it, and the JSON document
// that comes back is the output. See promptfooconfig.yaml beside this file.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** The JSON document of one question; what went wrong, where there is none. */
function ask(command, argv, env) {
  const [program, ...first] = command;
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      child[name].setEncoding('utf8').on('data', (text) => {
        said[name] += text;
      });
    child.on('error', (error) => resolve({ error: `${program} cannot be started: ${error.message}` }));
    child.on('close', () => {
      try {
        resolve({ answer: JSON.parse(said.stdout) });
      } catch {
        resolve({ error: said.stderr.trim() || 'payerscope printed no answer' });
      }
    });
  });
}

/** Tokens as promptfoo counts them; none were used where there is no language model. */
const tokensOf = ({ promptTokens, cachedTokens, completionTokens }) => ({
  total: promptTokens + completionTokens,
  prompt: promptTokens,
  completion: completionTokens,
  cached: cachedTokens,
});

export default class PayerscopeProvider {
  /**
   * @param config.command how Payerscope is started, by default `payerscope`
   * @param config.data its data directory
   * @param config.model `offline`, or `openai:NAME`
   * @param config.otlp address of a collector for spans, such as promptfoo's own
   */
  constructor({ id, config = {} } = {}) {
    this.name = id ?? `payerscope:${config.model ?? 'offline'}`;
    this.config = config;
  }

  id() {
    return this.name;
  }

  /** @param context.vars.conversation what was said before in the same conversation, as a JSON list */
  async callApi(prompt, context = {}) {
    const { command = ['payerscope'], data, model, otlp } = this.config;
    const thread = `promptfoo-${randomUUID()}`;
    const settings = [...(data ? ['--data', data] : []), ...(model ? ['--model', model] : [])];
    const env = {
      ...process.env,
      ...(otlp ? { PAYERSCOPE_OTLP_ENDPOINT: otlp } : {}),
      ...(otlp && context.traceparent ? { TRACEPARENT: context.traceparent } : {}),
    };
    const before = JSON.parse(context.vars?.conversation ?? '[]');
    let last = { error: 'there is no question' };
    for (const question of [...before, prompt]) {
      last = await ask(command, ['ask', question, '--json', '--thread', thread, ...settings], env);
      if (last.error !== undefined) return { error: last.error };
    }
    const { answer } = last;
    const { model: used } = answer.provenance;
    return {
      output: answer,
      metadata: { status: answer.status, answerId: answer.answerId, release: answer.provenance.releaseId },
      ...(used === undefined ? {} : { tokenUsage: tokensOf(used) }),
      ...(used?.costUsd == null ? {} : { cost: used.costUsd }),
    };
  }
}
