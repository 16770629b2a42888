import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BRIEF_AUDIENCES } from '../../tools/briefs/brief-kinds.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import { inert } from '../../tools/inert.ts';
import type { Config } from '../config.ts';

const idOf = (start: string, what: string) =>
  z.string().regex(new RegExp(`^[${start}][A-Z0-9]{1,30}$`), `must be the id of a ${what}`);

const user = idOf('UW', 'user');
const group = idOf('S', 'user group');
const channel = idOf('CG', 'channel');
const team = idOf('TE', 'team');

const limit = (questions: number) =>
  z
    .strictObject({
      questions: z.number().int().min(1),
      minutes: z.number().min(1).max(1_440),
    })
    .default({ questions, minutes: 10 });

const audience = z
  .strictObject({
    channels: z.array(channel).default([]),
    users: z.array(user).default([]),
    groups: z.array(group).default([]),
    /** Full names of the release; everything an audience is told is about these alone. */
    payers: z.array(z.string().min(1)).min(1).optional(),
    organizations: z.array(z.string().min(1)).min(1).optional(),
  })
  .refine(
    ({ payers, organizations }) => payers !== undefined || organizations !== undefined,
    'must name payers or organizations',
  );

const file = z.strictObject({
  mode: z.enum(['socket', 'http']).default('socket'),
  http: z
    .strictObject({
      port: z.number().int().min(0).max(65_535).default(3_000),
      path: z.string().startsWith('/').default('/slack/events'),
    })
    .prefault({}),
  /** Another address of the Web API, as a workspace for governments has. */
  apiUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Who may ask and where. What is in no list is refused. */
  allow: z
    .strictObject({
      users: z.array(user).default([]),
      groups: z.array(group).default([]),
      channels: z.array(channel).default([]),
      /** Every full member of these teams may ask. */
      teams: z.array(team).default([]),
    })
    .prefault({}),
  /** The first audience that matches a question's asker or place limits it. */
  audiences: z.array(audience).default([]),
  limits: z.strictObject({ user: limit(20), channel: limit(60) }).prefault({}),
  /** No data in these channels (or in none): the answer goes to the asker, the channel gets a link to it. */
  linksOnly: z.union([z.boolean(), z.array(channel)]).default(false),
  /** A channel with more members is refused, because its audience is not checked any more. */
  maxAudience: z.number().int().min(1).max(20_000).default(500),
  /** Questions worked on at once. */
  concurrency: z.number().int().min(1).max(32).default(4),
  /** How long a shutdown waits for answers that are being made. */
  drainSeconds: z.number().min(0).max(300).default(25),
  /** Audience of briefs that do not name one. */
  briefAudience: z.enum(BRIEF_AUDIENCES).default('executive'),
});

export type SlackPolicy = Readonly<z.infer<typeof file>>;
export type AllowLists = SlackPolicy['allow'];
export type Audience = SlackPolicy['audiences'][number];

export interface SlackSettings extends SlackPolicy {
  readonly botToken: string;
  /** Empty where the mode does without it. */
  readonly appToken: string;
  readonly signingSecret: string;
}

const usage = (message: string, cause?: unknown): PayerscopeError =>
  new PayerscopeError('USAGE', message, cause === undefined ? {} : { cause });

function readPolicy(path: string | null, read: (path: string) => string): unknown {
  if (path === null) return {};
  try {
    return JSON.parse(read(path));
  } catch (cause) {
    throw usage(
      `PAYERSCOPE_SLACK_CONFIG names ${inert(path)}, which cannot be read as JSON; correct it.`,
      cause,
    );
  }
}

/** Ids say by their first letter what they are: `T012 U012 C012 S012`. */
function listed(text: string | null): AllowLists {
  const lists = {
    users: [] as string[],
    groups: [] as string[],
    channels: [] as string[],
    teams: [] as string[],
  };
  for (const id of (text ?? '').split(/[\s,]+/).filter((part) => part !== '')) {
    if (user.safeParse(id).success) lists.users.push(id);
    else if (group.safeParse(id).success) lists.groups.push(id);
    else if (channel.safeParse(id).success) lists.channels.push(id);
    else if (team.safeParse(id).success) lists.teams.push(id);
    else
      throw usage(
        `PAYERSCOPE_SLACK_ALLOW holds “${inert(id)}”: list ids such as U012AB3CD (user), S012AB3CD (user group), C012AB3CD (channel) or T012AB3CD (team).`,
      );
  }
  return lists;
}

/**
 * How Slack is served: the file of PAYERSCOPE_SLACK_CONFIG without its secrets, which come from the environment alone.
 * @throws PayerscopeError USAGE naming the key or variable that is wrong
 */
export function readSlackPolicy(
  config: Config['slack'],
  read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): SlackPolicy {
  const parsed = file.safeParse(readPolicy(config.file, read));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path.join('.') || 'the file';
    throw usage(`PAYERSCOPE_SLACK_CONFIG: ${inert(at)}: ${inert(issue?.message ?? 'is not understood')}.`);
  }
  const more = listed(config.allow);
  const { allow } = parsed.data;
  return {
    ...parsed.data,
    allow: {
      users: [...allow.users, ...more.users],
      groups: [...allow.groups, ...more.groups],
      channels: [...allow.channels, ...more.channels],
      teams: [...allow.teams, ...more.teams],
    },
  };
}

/**
 * The policy with the secrets its mode needs.
 * @throws PayerscopeError USAGE naming what is missing, or as `readSlackPolicy`
 */
export function readSlackSettings(config: Config['slack'], read?: (path: string) => string): SlackSettings {
  const policy = readSlackPolicy(config, read);
  const need = (value: string | null, variable: string, start: string, where: string): string => {
    if (value === null) throw usage(`${variable} is not set; copy it from ${where} of your Slack app.`);
    if (!value.startsWith(start))
      throw usage(`${variable} does not start with ${start}; copy it from ${where} of your Slack app.`);
    return value;
  };
  const { users, groups, teams } = policy.allow;
  if (users.length + groups.length + teams.length === 0)
    throw usage(
      'Nobody may ask yet: list users, user groups or teams in PAYERSCOPE_SLACK_ALLOW, as "U012AB3CD C012AB3CD".',
    );
  const socket = policy.mode === 'socket';
  return {
    ...policy,
    botToken: need(config.botToken, 'SLACK_BOT_TOKEN', 'xoxb-', 'Install App'),
    appToken: socket
      ? need(config.appToken, 'SLACK_APP_TOKEN', 'xapp-', 'Basic Information, App-Level Tokens,')
      : (config.appToken ?? ''),
    signingSecret: socket
      ? (config.signingSecret ?? '')
      : need(config.signingSecret, 'SLACK_SIGNING_SECRET', '', 'Basic Information, App Credentials,'),
  };
}
