import { randomUUID } from 'node:crypto';
import { createDirectory, type Directory } from './directory.ts';
import { createMessageLog, type MessageLog } from './message-log.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { type LoopbackSlackOptions, type Settings, settle } from './settings.ts';

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly altText?: string | undefined;
  title: string;
  bytes?: Buffer;
  /** Channel and timestamp of each message that shows it. */
  readonly shares: {
    readonly channel: string;
    readonly ts: string;
    readonly threadTs?: string | undefined;
  }[];
}

export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly externalId?: string | undefined;
  hash: string;
  content: Readonly<Record<string, unknown>>;
}

/** What Slack remembers of an interaction: who may open a view with it, who may answer it. */
export interface Trigger {
  readonly user: string;
  readonly at: number;
  used: boolean;
}

/** Where `response_url` answers go. */
export interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  readonly messageTs?: string | undefined;
  readonly threadTs?: string | undefined;
  uses: number;
}

/** All that a workspace holds; methods change it, helpers of tests read it. */
export interface World {
  readonly settings: Settings;
  readonly directory: Directory;
  readonly messages: MessageLog;
  readonly ephemerals: { readonly channel: string; readonly user: string; readonly text: string }[];
  readonly files: Map<string, UploadedFile>;
  readonly views: Map<string, View>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** Status, title and suggested prompts by `channel:thread_ts`; prompts of a whole channel by `channel:`. */
  readonly assistant: Map<string, { status?: string; title?: string; prompts?: readonly unknown[] }>;
  readonly recorder: Recorder;
  readonly timers: Set<NodeJS.Timeout>;
  /** Tickets for websockets, each good for one connection. */
  readonly tickets: Set<string>;
  /** Known once the server listens. */
  origin: string;
  newId(prefix: string): string;
}

/** An empty workspace with the given people, groups and channels. */
export function createWorld(options: LoopbackSlackOptions): World {
  const settings = settle(options);
  const bot = { id: settings.botUserId, name: 'payerscope', isBot: true };
  return {
    settings,
    directory: createDirectory(options, bot),
    messages: createMessageLog(settings.now),
    ephemerals: [],
    files: new Map(),
    views: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    assistant: new Map(),
    recorder: createRecorder(settings.now),
    timers: new Set(),
    tickets: new Set(),
    origin: '',
    newId: (prefix) => `${prefix}${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
  };
}

/** Does `act` later; the workspace forgets it when it closes. */
export function later(world: World, ms: number, act: () => void): void {
  const timer = setTimeout(() => {
    world.timers.delete(timer);
    act();
  }, ms);
  world.timers.add(timer);
}
