import { describe, expect, test } from 'vitest';
import { readSlackPolicy, readSlackSettings } from './settings.ts';

const NOTHING = { botToken: null, appToken: null, signingSecret: null, allow: null, file: null };
const from = (content: unknown, allow: string | null = null) =>
  readSlackPolicy({ ...NOTHING, allow, file: 'slack.json' }, () => JSON.stringify(content));

describe('the policy', () => {
  test('allows nobody anything unless it is told', () => {
    expect(readSlackPolicy(NOTHING)).toMatchObject({
      mode: 'socket',
      allow: { users: [], groups: [], channels: [], teams: [] },
      linksOnly: false,
    });
  });

  test('takes ids of the environment beside those of the file', () => {
    const { allow } = from({ allow: { users: ['U1'] } }, 'U2, S1 C1\nT1 G1');
    expect(allow).toEqual({ users: ['U1', 'U2'], groups: ['S1'], channels: ['C1', 'G1'], teams: ['T1'] });
  });

  test.each([
    [{ alow: {} }, /PAYERSCOPE_SLACK_CONFIG: the file: Unrecognized key: "alow"/],
    [{ allow: { users: ['C1'] } }, /allow\.users\.0: must be the id of a user/],
    [{ botToken: 'xoxb-1' }, /Unrecognized key: "botToken"/],
    [{ audiences: [{ channels: ['C1'] }] }, /audiences\.0: must name payers or organizations/],
    [{ limits: { user: { questions: 0, minutes: 1 } } }, /limits\.user\.questions/],
  ])('%j is one sentence', (content, message) => {
    expect(() => from(content)).toThrow(message);
  });

  test('an id of no kind, and a file that cannot be read, are one sentence', () => {
    expect(() => from({}, 'finance')).toThrow(/PAYERSCOPE_SLACK_ALLOW holds “finance”: list ids/);
    expect(() => readSlackPolicy({ ...NOTHING, file: 'no/such.json' })).toThrow(
      /cannot be read as JSON; correct it/,
    );
  });
});

describe('the settings', () => {
  const settings = (change: Partial<typeof NOTHING> | Record<string, string>, content: unknown = {}) =>
    readSlackSettings(
      { ...NOTHING, botToken: 'xoxb-1', appToken: 'xapp-1', allow: 'U1', file: 'slack.json', ...change },
      () => JSON.stringify(content),
    );

  test('are whole with two tokens and somebody who may ask', () => {
    expect(settings({})).toMatchObject({ botToken: 'xoxb-1', appToken: 'xapp-1', signingSecret: '' });
  });

  test.each([
    [{ botToken: null }, {}, /^SLACK_BOT_TOKEN is not set; copy it from Install App/],
    [{ botToken: 'xoxp-secret' }, {}, /^SLACK_BOT_TOKEN does not start with xoxb-/],
    [{ appToken: null }, {}, /^SLACK_APP_TOKEN is not set/],
    [{}, { mode: 'http' }, /^SLACK_SIGNING_SECRET is not set/],
    [{ allow: 'C1' }, {}, /^Nobody may ask yet/],
  ])('%j with %j says what is missing, and no secret', (change, content, message) => {
    expect(() => settings(change as Record<string, string>, content)).toThrow(message);
    expect(() => settings(change as Record<string, string>, content)).not.toThrow(/secret\b/);
  });
});
