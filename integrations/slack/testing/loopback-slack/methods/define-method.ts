import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { refusalWithReasons, SlackRefusal } from '../slack-refusal.ts';
import type { World } from '../world.ts';

export type Answer = Readonly<Record<string, unknown>>;

/** Tiers of the Web API in calls a minute. */
export const TIER = { two: 20, three: 50, four: 100, status: 600 } as const;

interface Rule<Args> {
  readonly token?: 'bot' | 'app';
  /** One of these scopes is enough; none asks for no scope. */
  readonly scopes?: readonly string[] | ((args: Args, world: World) => readonly string[]);
  readonly perMinute: number;
  readonly args: z.ZodType<Args>;
}

export interface Method {
  readonly token: 'bot' | 'app';
  readonly perMinute: number;
  /** Checks arguments and scopes, then does it. @throws SlackRefusal */
  run(fields: Answer, granted: readonly string[], world: World): Answer;
}

/** The refusals Slack has for arguments of their own; the rest are `invalid_arguments`. */
const FORMAT_REFUSALS: Readonly<Record<string, string>> = {
  blocks: 'invalid_blocks_format',
  chunks: 'invalid_chunks',
};

function argumentRefusal(error: z.ZodError, fields: Answer): SlackRefusal {
  const reasons = error.issues.map((issue) => {
    const missing = issue.path.length === 1 && fields[String(issue.path[0])] === undefined;
    const what = missing ? `missing required field: ${String(issue.path[0])}` : issue.message;
    return missing ? what : `${what} [json-pointer:/${issue.path.join('/')}]`;
  });
  const first = error.issues[0]?.path[0];
  return refusalWithReasons(FORMAT_REFUSALS[String(first)] ?? 'invalid_arguments', reasons);
}

/** One Web API method: who may call it, how often, with what, and what it does. Unknown arguments are ignored. */
export function defineMethod<Args>(rule: Rule<Args>, act: (args: Args, world: World) => Answer): Method {
  return {
    token: rule.token ?? 'bot',
    perMinute: rule.perMinute,
    run: (fields, granted, world) => {
      const parsed = rule.args.safeParse(fields);
      if (!parsed.success) throw argumentRefusal(parsed.error, fields);
      const scopes =
        typeof rule.scopes === 'function' ? rule.scopes(parsed.data, world) : (rule.scopes ?? []);
      if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
        throw new SlackRefusal('missing_scope', { needed: scopes.join(','), provided: granted.join(',') });
      }
      return act(parsed.data, world);
    },
  };
}

/** An argument that a form carries as a JSON string. */
export const json = <T>(inner: z.ZodType<T>) =>
  z.preprocess((value) => (typeof value === 'string' ? parseJson(value) : value), inner) as z.ZodType<T>;

export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

export const ts = z.string().regex(/^\d{10}\.\d{6}$/, 'must be a timestamp such as 1700000000.000100');

/** Blocks by themselves are checked in the method, so that their reasons read as Slack's. */
export const blocks = json(z.array(z.unknown()));
