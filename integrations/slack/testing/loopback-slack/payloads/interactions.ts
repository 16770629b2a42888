import type { Delivery } from '../delivery/delivery.ts';
import { messageJson } from '../message-log.ts';
import { viewJson } from '../methods/views.ts';
import type { View, World } from '../world.ts';
import { findAction, pressed } from './find-action.ts';

type Json = Record<string, unknown>;

interface Clicked {
  readonly user: string;
  readonly actionId: string;
  /** The chosen option of a select, radio group or overflow, by its value. */
  readonly option?: string;
}

/** Builders of commands and interactions. A click needs something to click: a message or view that is there. */
export function createInteractions(world: World) {
  const { settings, directory, messages, newId } = world;
  const { teamId, appId } = settings;

  const person = (id: string) => {
    const { name, teamId: team = teamId } = directory.user(id);
    return { user: { id, username: name, name, team_id: team }, team: { id: team, domain: 'loopback' } };
  };

  const delivery = (
    type: 'interactive' | 'slash_commands',
    user: string,
    body: Json,
    reply?: { channel: string; messageTs?: string; threadTs?: string | undefined },
  ): Delivery => {
    const id = newId('trigger.');
    const url = newId('r');
    const answerable = reply ? { response_url: `${world.origin}/response/${url}` } : {};
    return {
      type,
      id,
      places: reply ? [reply.channel, user] : [user],
      body: { ...body, trigger_id: id, api_app_id: appId, token: 'deprecated', ...answerable },
      effects: {
        trigger: { id, user },
        ...(reply ? { responseUrl: { id: url, user, ...reply } } : {}),
      },
    };
  };

  const shownView = (id: string): View => {
    const view = world.views.get(id);
    if (!view) throw new Error(`There is no view ${id}. Let the app open or publish it first.`);
    return view;
  };

  return {
    slashCommand: (said: { user: string; channel: string; command: string; text?: string }): Delivery => {
      const { user, team } = person(said.user);
      const { id: channel, name, kind } = directory.channel(said.channel);
      const body = {
        command: said.command,
        text: said.text ?? '',
        team_id: team.id,
        team_domain: team.domain,
        user_id: user.id,
        user_name: user.name,
        channel_id: channel,
        channel_name: kind === 'im' ? 'directmessage' : name,
        is_enterprise_install: false,
      };
      return delivery('slash_commands', user.id, body, { channel });
    },

    /** A click on a button or choice of a message. */
    pressInMessage: ({
      user,
      channel,
      ts,
      ...click
    }: Clicked & { channel: string; ts: string }): Delivery => {
      const message = messages.find(channel, ts);
      const action = pressed(findAction(message.blocks, click.actionId), messages.nextTs(), click.option);
      const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
      const body = {
        type: 'block_actions',
        ...person(user),
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false, ...thread },
        channel: { id: channel, name: directory.channel(channel).name },
        message: messageJson(message, teamId),
        state: { values: {} },
        actions: [action],
      };
      return delivery('interactive', user, body, { channel, messageTs: ts, threadTs: message.threadTs });
    },

    /** A click in a home tab or modal. */
    pressInView: ({ user, viewId, ...click }: Clicked & { viewId: string }): Delivery => {
      const view = shownView(viewId);
      const action = pressed(
        findAction(view.content['blocks'] as readonly unknown[], click.actionId),
        messages.nextTs(),
        click.option,
      );
      const container = { type: 'view', view_id: viewId };
      const body = {
        type: 'block_actions',
        ...person(user),
        container,
        view: viewJson(view, world),
        actions: [action],
      };
      return delivery('interactive', user, body);
    },

    messageShortcut: (on: { user: string; channel: string; ts: string; callbackId: string }): Delivery => {
      const body = {
        type: 'message_action',
        callback_id: on.callbackId,
        ...person(on.user),
        channel: { id: on.channel, name: directory.channel(on.channel).name },
        message: messageJson(messages.find(on.channel, on.ts), teamId),
        message_ts: on.ts,
        action_ts: messages.nextTs(),
        is_enterprise_install: false,
      };
      return delivery('interactive', on.user, body, { channel: on.channel, messageTs: on.ts });
    },

    /** Submits a modal; `values` is what Slack calls `view.state.values`: block id, action id, value. */
    viewSubmission: (sent: { user: string; viewId: string; values?: Json }): Delivery => {
      const view = { ...viewJson(shownView(sent.viewId), world), state: { values: sent.values ?? {} } };
      return delivery('interactive', sent.user, {
        type: 'view_submission',
        ...person(sent.user),
        view,
        response_urls: [],
      });
    },
  };
}
