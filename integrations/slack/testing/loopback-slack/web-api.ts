import type { Faults } from './faults.ts';
import type { Answer } from './methods/define-method.ts';
import { SOFT_TEXT } from './methods/message-content.ts';
import { METHODS } from './methods/methods.ts';
import { parseJson } from './parse-json.ts';
import { createRateLimit } from './rate-limit.ts';
import type { ReceivedRequest } from './read-request.ts';
import { SlackRefusal } from './slack-refusal.ts';
import type { World } from './world.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Answer;
}

const refused = (error: string, fields: Answer = {}): HttpAnswer => ({
  status: 200,
  body: { ok: false, error, ...fields },
});

const tooMany = (seconds: number): HttpAnswer => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});

/** @returns the scopes of the token. @throws SlackRefusal for a token that does not fit the method. */
function scopesOf(token: string | undefined, kind: 'bot' | 'app', { settings }: World): readonly string[] {
  if (!token) throw new SlackRefusal('not_authed');
  const known = { bot: settings.botToken, app: settings.appToken };
  if (token === known[kind]) return kind === 'bot' ? settings.scopes : settings.appScopes;
  if (Object.values(known).includes(token)) throw new SlackRefusal('not_allowed_token_type');
  throw new SlackRefusal('invalid_auth');
}

function warningsFor(fields: Answer): readonly string[] {
  const text = fields['text'];
  const long = typeof text === 'string' && text.length > SOFT_TEXT;
  return long ? [`text is over ${SOFT_TEXT} characters`] : [];
}

/** Arguments that a form carries as JSON, written down as what they mean. */
const NESTED = [
  'attachments',
  'blocks',
  'chunks',
  'files',
  'loading_messages',
  'metadata',
  'prompts',
  'view',
];

const legible = (fields: Answer): Answer =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      NESTED.includes(key) && typeof value === 'string' ? parseJson(value) : value,
    ]),
  );

/** Answers Web API calls: scripted faults first, then token, rate limit, arguments, scope, and the method itself. */
export function createWebApi(world: World, faults: Faults) {
  const wait = createRateLimit(world.settings.rateLimits, world.settings.now);

  const respond = (name: string, { token, fields }: ReceivedRequest): HttpAnswer => {
    const fault = faults.take(name);
    if (fault?.status === 429) return tooMany(fault.retryAfter ?? 1);
    const failed = fault && { ...refused(fault.error ?? 'internal_error'), status: fault.status ?? 200 };
    if (failed && fault.afterwards !== true) return failed;
    const method = METHODS.get(name);
    if (!method) return refused('unknown_method', { req_method: name });
    try {
      const granted = scopesOf(token, method.token, world);
      const seconds = wait(name, method.perMinute, fields['channel']);
      if (seconds !== null) return tooMany(seconds);
      const body = { ok: true, ...method.run(fields, granted, world) };
      if (failed) return failed;
      return { status: 200, headers: { 'x-oauth-scopes': granted.join(',') }, body };
    } catch (error) {
      if (error instanceof SlackRefusal) return refused(error.code, error.fields);
      throw error;
    }
  };

  return async (name: string, request: ReceivedRequest): Promise<HttpAnswer> => {
    await faults.delay();
    const answer = respond(name, request);
    const ok = answer.body['ok'] === true;
    world.recorder.called({
      method: name,
      args: legible(request.fields),
      status: answer.status,
      ok,
      ...(ok ? {} : { error: String(answer.body['error']) }),
      warnings: warningsFor(request.fields),
    });
    return answer;
  };
}
