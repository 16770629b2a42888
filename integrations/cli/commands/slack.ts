import { once } from 'node:events';
import { EXIT } from '../../../tools/errors.ts';
import { type CommandContext, notice } from '../context.ts';

export interface SlackOptions {
  readonly manifest?: boolean;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves with the first signal to stop. */
async function told(): Promise<void> {
  const stop = new AbortController();
  await Promise.race(SIGNALS.map((signal) => once(process, signal, { signal: stop.signal })));
  // What is left behind is not waited for: a second signal ends the process as usual.
  stop.abort();
}

/**
 * `payerscope slack`: serves Slack until it is told to stop, then finishes what it has begun.
 * @throws PayerscopeError USAGE for settings that are missing or wrong; STORE_UNAVAILABLE when Slack refuses them;
 *   RELEASE_UNAVAILABLE when there is no release
 */
export async function slack(
  { manifest = false }: SlackOptions,
  context: CommandContext,
  stopped: () => Promise<void> = told,
): Promise<number> {
  const { streams, config } = context;
  if (manifest) {
    const { slackManifest } = await import('../../slack/manifest.ts');
    streams.stdout.write(`${JSON.stringify(slackManifest(), null, 2)}\n`);
    return EXIT.answered;
  }
  const { readSlackSettings } = await import('../../slack/settings.ts');
  const settings = readSlackSettings(config.slack);
  const workspace = await context.openWorkspace();
  const { serveSlack } = await import('../../slack/serve-slack.ts');
  const { createLog } = await import('../../slack/log.ts');
  const service = await serveSlack({
    settings,
    workspace,
    dataDirectory: config.dataDirectory,
    clock: { now: () => new Date() },
    log: createLog((line) => streams.stderr.write(line)),
  });
  const where = service.port === null ? 'Socket Mode' : `HTTP on port ${service.port}`;
  notice(context, [`Serving ${service.name} over ${where}. Ctrl-C finishes what is begun and stops.`]);
  await stopped();
  notice(context, ['Stopping: what is begun is finished first.']);
  await service.stop();
  return EXIT.answered;
}
