import { z } from 'zod';
import { defineMethod, TIER } from './define-method.ts';

export const accessMethods = {
  'auth.test': defineMethod({ perMinute: 600, args: z.object({}) }, (_args, { settings, directory }) => ({
    url: 'https://loopback.slack.com/',
    team: 'loopback',
    team_id: settings.teamId,
    user: directory.user(settings.botUserId).name,
    user_id: settings.botUserId,
    bot_id: settings.botId,
    is_enterprise_install: false,
  })),

  'apps.connections.open': defineMethod(
    { token: 'app', scopes: ['connections:write'], perMinute: TIER.four, args: z.object({}) },
    (_args, world) => {
      const ticket = world.newId('ticket-');
      world.tickets.add(ticket);
      const address = world.origin.replace('http:', 'ws:');
      return { url: `${address}/link/?ticket=${ticket}&app_id=${world.settings.appId}` };
    },
  ),
};
