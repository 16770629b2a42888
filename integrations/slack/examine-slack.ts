import { z } from 'zod';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Check } from '../application.ts';
import type { Config } from '../config.ts';
import { APP_SCOPES, BOT_SCOPES } from './scopes.ts';
import { readSlackSettings, type SlackSettings } from './settings.ts';
import { isUnreachable, slackErrorOf } from './slack-api.ts';

const UNREACHABLE = 'Slack cannot be reached; check the network and any proxy';

const told = z.object({
  team: z.string().default(''),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }).prefault({}),
});

/** Whether the bot's token is taken, and what is missing of its scopes. */
async function checkBot(settings: SlackSettings): Promise<Check> {
  const check = 'Slack bot';
  try {
    const client = await clientFor(settings.botToken, settings);
    const { team, response_metadata } = told.parse(await client.auth.test());
    const missing = Object.keys(BOT_SCOPES).filter((scope) => !response_metadata.scopes.includes(scope));
    if (missing.length === 0) return { check, ok: true, detail: `in ${team}, with every scope it needs` };
    const lacks = missing.map((scope) => `${scope} (${BOT_SCOPES[scope]})`).join(', ');
    return {
      check,
      ok: false,
      detail: `lacks ${lacks}: add them under OAuth & Permissions and install the app again`,
    };
  } catch (failure) {
    const error = slackErrorOf(failure);
    return {
      check,
      ok: false,
      detail: `SLACK_BOT_TOKEN is not taken (${error}): copy it anew from Install App`,
    };
  }
}

/** The library is loaded only where there is something to look at. */
async function clientFor(token: string, { apiUrl }: SlackSettings) {
  const { clientOptionsOf, createSlackClient, libraryLogger } = await import('./slack-client.ts');
  return createSlackClient(
    token,
    clientOptionsOf(
      apiUrl,
      libraryLogger(() => {}),
    ),
  );
}

async function checkSocket(settings: SlackSettings): Promise<Check> {
  const check = 'Slack Socket Mode';
  try {
    const client = await clientFor(settings.appToken, settings);
    await client.apps.connections.open();
    return { check, ok: true, detail: `open, with ${APP_SCOPES.join(', ')}` };
  } catch (failure) {
    if (isUnreachable(failure)) return { check, ok: false, detail: UNREACHABLE };
    return {
      check,
      ok: false,
      detail: `SLACK_APP_TOKEN is not taken (${slackErrorOf(failure)}): make one with ${APP_SCOPES.join(', ')} under Basic Information, and switch Socket Mode on`,
    };
  }
}

function checkAllowed({ allow }: SlackSettings): Check {
  const { users, groups, teams, channels } = allow;
  const who = `${users.length} users, ${groups.length} user groups, ${teams.length} whole teams`;
  const where =
    channels.length === 0 ? 'direct messages only' : `${channels.length} channels and direct messages`;
  return { check: 'Slack access', ok: true, detail: `${who} may ask, in ${where}` };
}

/** Checks what Slack is served with: settings, tokens, scopes. */
export async function examineSlack(config: Config['slack']): Promise<Check[]> {
  if (Object.values(config).every((value) => value === null))
    return [{ check: 'Slack', ok: true, detail: 'not set up: payerscope slack --manifest begins' }];
  try {
    const settings = readSlackSettings(config);
    const door: Check =
      settings.mode === 'socket'
        ? await checkSocket(settings)
        : { check: 'Slack HTTP', ok: true, detail: `port ${settings.http.port}, signatures checked` };
    return [checkAllowed(settings), await checkBot(settings), door];
  } catch (failure) {
    if (!(failure instanceof PayerscopeError)) throw failure;
    return [{ check: 'Slack', ok: false, detail: failure.message }];
  }
}
