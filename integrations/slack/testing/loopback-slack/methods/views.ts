import { z } from 'zod';
import { checkBlocks } from '../blocks/check-blocks.ts';
import { expectString, expectTextField, type Problems } from '../blocks/expectations.ts';
import { refusalWithReasons, SlackRefusal } from '../slack-refusal.ts';
import type { View, World } from '../world.ts';
import { defineMethod, json, TIER } from './define-method.ts';

/** A trigger opens one view, and only within three seconds. */
const TRIGGER_LIFE_MS = 3_000;

const content = json(
  z.looseObject({
    type: z.enum(['modal', 'home']),
    blocks: z.array(z.unknown()),
    external_id: z.string().max(255).optional(),
  }),
);

type Content = z.infer<typeof content>;

function checkView(view: Content, type: View['type']): void {
  const problems: Problems = checkBlocks(view.blocks, type, '/view/blocks');
  if (view.type !== type) problems.push(`must be of type ${type} [json-pointer:/view/type]`);
  expectString(view, 'callback_id', '/view', problems, { max: 255, optional: true });
  expectString(view, 'private_metadata', '/view', problems, { max: 3_000, optional: true });
  if (type === 'modal') {
    expectTextField(view, 'title', '/view', problems, { max: 24, plain: true });
    expectTextField(view, 'submit', '/view', problems, { max: 24, plain: true, optional: true });
    expectTextField(view, 'close', '/view', problems, { max: 24, plain: true, optional: true });
    const asks = view.blocks.some((block) => (block as { type?: unknown } | null)?.type === 'input');
    if (asks && view['submit'] === undefined)
      problems.push('missing required field: submit [json-pointer:/view]');
  }
  if (problems.length > 0) throw refusalWithReasons('invalid_arguments', problems);
}

/** @returns a view as answers and payloads show it. */
export function viewJson(view: View, world: World): Record<string, unknown> {
  const { teamId, appId, botId } = world.settings;
  return {
    ...view.content,
    id: view.id,
    hash: view.hash,
    team_id: teamId,
    app_id: appId,
    bot_id: botId,
    root_view_id: view.id,
    state: { values: {} },
  };
}

function keep(world: World, view: View): { view: Record<string, unknown> } {
  world.views.set(view.id, view);
  return { view: viewJson(view, world) };
}

function spendTrigger(id: string, world: World): string {
  const trigger = world.triggers.get(id);
  if (!trigger) throw new SlackRefusal('invalid_trigger_id');
  if (trigger.used) throw new SlackRefusal('exchanged_trigger_id');
  if (world.settings.now() - trigger.at > TRIGGER_LIFE_MS) throw new SlackRefusal('expired_trigger_id');
  trigger.used = true;
  return trigger.user;
}

export const viewMethods = {
  'views.open': defineMethod(
    { perMinute: TIER.four, args: z.object({ trigger_id: z.string().min(1), view: content }) },
    ({ trigger_id, view }, world) => {
      checkView(view, 'modal');
      const user = spendTrigger(trigger_id, world);
      const id = world.newId('V');
      return keep(world, {
        id,
        type: 'modal',
        user,
        externalId: view.external_id,
        hash: world.newId(''),
        content: view,
      });
    },
  ),

  'views.update': defineMethod(
    {
      perMinute: TIER.four,
      args: z.object({
        view_id: z.string().optional(),
        external_id: z.string().optional(),
        hash: z.string().optional(),
        view: content,
      }),
    },
    ({ view_id, external_id, hash, view }, world) => {
      const shown = [...world.views.values()].find((candidate) =>
        view_id
          ? candidate.id === view_id
          : external_id !== undefined && candidate.externalId === external_id,
      );
      if (!shown) throw new SlackRefusal('not_found');
      if (hash !== undefined && hash !== shown.hash) throw new SlackRefusal('hash_conflict');
      checkView(view, shown.type);
      return keep(world, { ...shown, hash: world.newId(''), content: view });
    },
  ),

  'views.publish': defineMethod(
    {
      perMinute: TIER.four,
      args: z.object({ user_id: z.string().min(1), hash: z.string().optional(), view: content }),
    },
    ({ user_id, hash, view }, world) => {
      checkView(view, 'home');
      const user = world.directory.user(user_id).id;
      const shown = [...world.views.values()].find((other) => other.type === 'home' && other.user === user);
      if (hash !== undefined && shown && hash !== shown.hash) throw new SlackRefusal('hash_conflict');
      const id = shown?.id ?? world.newId('V');
      return keep(world, { id, type: 'home', user, hash: world.newId(''), content: view });
    },
  ),
};
