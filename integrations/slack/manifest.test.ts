import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../sql/package-root.ts';
import { slackManifest } from './manifest.ts';
import { BOT_SCOPES } from './scopes.ts';

test('docs/slack-manifest.json is what the command prints', () => {
  const written: unknown = JSON.parse(readFileSync(join(packageRoot(), 'docs/slack-manifest.json'), 'utf8'));
  expect(written).toEqual(slackManifest());
});

test('asks for the scopes that are explained, and for no other', () => {
  const page = readFileSync(join(packageRoot(), 'docs/slack.md'), 'utf8');
  expect(slackManifest().oauth_config.scopes.bot).toEqual(Object.keys(BOT_SCOPES));
  for (const [scope, reason] of Object.entries(BOT_SCOPES))
    expect(page).toContain(`| \`${scope}\` | ${reason} |`);
});

test('over HTTP events, presses and commands go to one address, without Socket Mode', () => {
  const { settings, features } = slackManifest('https://payerscope.hospital.example/slack/events');
  expect(settings.socket_mode_enabled).toBe(false);
  for (const part of [settings.event_subscriptions, settings.interactivity])
    expect(part).toMatchObject({ request_url: 'https://payerscope.hospital.example/slack/events' });
  expect(features.slash_commands[0]).toMatchObject({
    url: 'https://payerscope.hospital.example/slack/events',
  });
});
