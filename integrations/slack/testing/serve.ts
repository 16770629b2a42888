import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../tools/ports.ts';
import type { Workspace } from '../../application.ts';
import { createWorkspace } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { createLog } from '../log.ts';
import { type SlackService, serveSlack } from '../serve-slack.ts';
import { readSlackSettings } from '../settings.ts';
import type { Delivery } from './loopback-slack/delivery/delivery.ts';
import type { LoopbackSlackOptions } from './loopback-slack/settings.ts';
import { type LoopbackSlack, startLoopbackSlack } from './loopback-slack/start-loopback-slack.ts';

/** Two managers who may ask, one who may not, a guest, a bot and a stranger; a channel of the first two. */
export const HOSPITAL_SLACK: LoopbackSlackOptions = {
  users: [
    { id: 'U1', name: 'ana' },
    { id: 'U2', name: 'ben' },
    { id: 'U3', name: 'cem' },
    { id: 'UGUEST', name: 'gil', isRestricted: true },
    { id: 'UBOT', name: 'other bot', isBot: true },
    { id: 'UFAR', name: 'far', teamId: 'T0FAR' },
  ],
  groups: [{ id: 'S1', handle: 'finance', members: ['U2'] }],
  channels: [
    { id: 'C1', name: 'finance', kind: 'private', members: ['U1', 'U2', 'U0BOT'] },
    { id: 'C2', name: 'lobby', kind: 'public', members: ['U1', 'U3', 'U0BOT'] },
    { id: 'CGUEST', name: 'guests', kind: 'private', members: ['U1', 'UGUEST', 'U0BOT'] },
    { id: 'CFAR', name: 'shared', kind: 'private', members: ['U1', 'UFAR', 'U0BOT'], sharedWith: ['T0FAR'] },
    { id: 'G1', name: 'mpdm', kind: 'mpim', members: ['U1', 'U3', 'U0BOT'] },
  ],
  rateLimits: false,
};

export const ALLOW = { users: ['U1'], groups: ['S1'], channels: ['C1', 'CGUEST', 'CFAR'] };

export interface Served {
  readonly slack: LoopbackSlack;
  readonly service: SlackService;
  readonly logged: readonly string[];
  /** Sends over the mode's own transport. */
  deliver(deliveries: Delivery | readonly Delivery[]): ReturnType<LoopbackSlack['deliver']>;
  close(): Promise<void>;
}

export const realClock: Clock = { now: () => new Date() };

/** Serves a data directory's release to a loopback Slack as the command does; several may serve one Slack. */
export async function serve(options: {
  readonly dataDirectory: string;
  readonly slack?: LoopbackSlack;
  readonly mode?: 'socket' | 'http';
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly workspace?: Pick<Workspace, 'openApplication' | 'releases'>;
  readonly clock?: Clock;
  readonly tickMs?: number;
  readonly owner?: string;
}): Promise<Served> {
  const { dataDirectory, mode = 'socket', policy = {}, clock = realClock, tickMs = 100 } = options;
  const slack = options.slack ?? (await startLoopbackSlack(HOSPITAL_SLACK));
  const settings = readSlackSettings(
    {
      botToken: slack.botToken,
      appToken: slack.appToken,
      signingSecret: slack.signingSecret,
      allow: null,
      file: 'slack.json',
    },
    () => JSON.stringify({ apiUrl: slack.apiUrl, mode, http: { port: 0 }, allow: ALLOW, ...policy }),
  );
  const logged: string[] = [];
  const service = await serveSlack({
    settings,
    workspace: options.workspace ?? createWorkspace(readConfig({}, { data: dataDirectory })),
    dataDirectory,
    clock,
    tickMs,
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    log: createLog((line) => void logged.push(line)),
  });
  return {
    slack,
    service,
    logged,
    deliver: (deliveries) =>
      service.port === null
        ? slack.deliver(deliveries)
        : slack.deliverOverHttp(`http://127.0.0.1:${service.port}/slack/events`, deliveries),
    close: async () => {
      await service.stop();
      if (options.slack === undefined) await slack.close();
    },
  };
}

/** As if nobody had asked yet: what one test asked counts in no other. */
export function forgetAsks(dataDirectory: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(dataDirectory, `slack.sqlite${end}`), { force: true });
}

/** Every word of a message that people see, blocks and all. */
export const shownIn = (message: { readonly text: string; readonly blocks: readonly unknown[] }): string =>
  JSON.stringify([message.text, message.blocks]);
