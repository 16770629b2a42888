import type { DirectoryEntries } from './directory.ts';

/** How often an unacknowledged event is sent again, and after how long. */
export interface Redelivery {
  readonly afterMs: number;
  readonly times: number;
}

/** `perMinute` overrides the tier of single methods; `channel` is the bucket for messages to one channel. */
export interface RateLimits {
  readonly perMinute?: Readonly<Record<string, number>>;
  readonly channel?: { readonly burst: number; readonly perSecond: number };
}

export interface LoopbackSlackOptions extends DirectoryEntries {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly teamId?: string;
  readonly appId?: string;
  readonly botUserId?: string;
  readonly botId?: string;
  /** Scopes of the bot token; by default all that the methods here ask for. */
  readonly scopes?: readonly string[];
  /** Scopes of the app token. */
  readonly appScopes?: readonly string[];
  /** A stream closes by itself when nothing is written to it for this long. */
  readonly streamLifeMs?: number;
  /** A file appears in its channel this long after its upload was completed. */
  readonly fileShareDelayMs?: number;
  readonly redelivery?: Redelivery;
  /** `false` switches rate limits off. */
  readonly rateLimits?: RateLimits | false;
  /** Slack pings every connection; a client that hears none for long closes it. */
  readonly pingMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

export type Settings = Required<Omit<LoopbackSlackOptions, keyof DirectoryEntries>>;

const ALL_SCOPES = [
  'app_mentions:read',
  'assistant:write',
  ...['channels', 'groups', 'im', 'mpim'].flatMap((kind) => [`${kind}:history`, `${kind}:read`]),
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'im:write',
  'reactions:write',
  'usergroups:read',
  'users:read',
];

/** Fills in what a test left open. The tokens are no secrets: nothing outside this process accepts them. */
export function settle(options: LoopbackSlackOptions): Settings {
  return {
    botToken: options.botToken ?? 'xoxb-loopback',
    appToken: options.appToken ?? 'xapp-loopback',
    signingSecret: options.signingSecret ?? 'loopback-signing-secret',
    teamId: options.teamId ?? 'T0HOME',
    appId: options.appId ?? 'A0APP',
    botUserId: options.botUserId ?? 'U0BOT',
    botId: options.botId ?? 'B0BOT',
    scopes: options.scopes ?? ALL_SCOPES,
    appScopes: options.appScopes ?? ['connections:write'],
    streamLifeMs: options.streamLifeMs ?? 5 * 60_000,
    fileShareDelayMs: options.fileShareDelayMs ?? 50,
    redelivery: options.redelivery ?? { afterMs: 3_000, times: 3 },
    rateLimits: options.rateLimits ?? {},
    pingMs: options.pingMs ?? 10_000,
    now: options.now ?? Date.now,
  };
}
