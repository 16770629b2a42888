import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { App, HTTPReceiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import { z } from 'zod';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Clock } from '../../tools/ports.ts';
import type { Workspace } from '../application.ts';
import { createDirectory } from './access/directory.ts';
import { interruptedMessage } from './blocks/notice-blocks.ts';
import { createCurrentApplication } from './current-application.ts';
import { createDesk } from './desk.ts';
import { listenToHome } from './home/home.ts';
import { createLanes } from './lanes.ts';
import { listenToCommands } from './listeners/commands.ts';
import { listenToMessages } from './listeners/messages.ts';
import { listenToPresses } from './listeners/presses.ts';
import { listenToShortcut } from './listeners/shortcut.ts';
import type { Log } from './log.ts';
import { createOutbox } from './outbox.ts';
import { createScheduleDesk } from './schedules/schedule-desk.ts';
import { createScheduleStore } from './schedules/schedule-store.ts';
import { sendScheduled } from './schedules/send-scheduled.ts';
import type { SlackSettings } from './settings.ts';
import { createSlackApi, isUnreachable, slackErrorOf } from './slack-api.ts';
import { addressOf, clientOptionsOf, createSlackClient, libraryLogger } from './slack-client.ts';
import { createFeedbackLog } from './stores/feedback-log.ts';
import { createOnceStore } from './stores/once-store.ts';
import { createRecentBriefs } from './stores/recent-briefs.ts';
import { openSlackDatabase } from './stores/slack-database.ts';

export interface ServingDeps {
  readonly settings: SlackSettings;
  readonly workspace: Pick<Workspace, 'openApplication' | 'releases'>;
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How often claims are renewed and crashes and schedules looked for. */
  readonly tickMs?: number;
  /** Names this instance in the store; a new name unless given. */
  readonly owner?: string;
}

export interface SlackService {
  /** As whom it serves: `payerscope in Hospital`. */
  readonly name: string;
  /** The port of HTTP mode; null in Socket Mode. */
  readonly port: number | null;
  /** Takes nothing more on, finishes what it has, and closes. */
  stop(): Promise<void>;
}

const TICK_MS = 5_000;

const identity = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user: z.string().default('payerscope'),
  user_id: z.string(),
  bot_id: z.string(),
  url: z.url(),
});

async function whoWeAre(client: webApi.WebClient): Promise<z.infer<typeof identity>> {
  try {
    return identity.parse(await client.auth.test());
  } catch (cause) {
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      isUnreachable(cause)
        ? 'Slack cannot be reached; check the network and any proxy, then start again.'
        : `Slack does not let this bot in (${slackErrorOf(cause)}); check SLACK_BOT_TOKEN with payerscope doctor.`,
      { cause },
    );
  }
}

/**
 * Serves Slack until it is stopped: wiring only.
 * @throws PayerscopeError STORE_UNAVAILABLE when Slack cannot be reached or refuses the tokens; RELEASE_UNAVAILABLE
 *   when there is no release
 */
export async function serveSlack(deps: ServingDeps): Promise<SlackService> {
  const { settings, workspace, dataDirectory, clock, log, tickMs = TICK_MS, owner = randomUUID() } = deps;
  const { apiUrl, mode, http } = settings;
  const logger = libraryLogger(log);
  const clientOptions = clientOptionsOf(apiUrl, logger);
  const client = createSlackClient(settings.botToken, clientOptions);
  const self = await whoWeAre(client);

  const application = createCurrentApplication(workspace, clock);
  await application.use(async () => {});
  const database = openSlackDatabase(join(dataDirectory, 'slack.sqlite'));
  const once = createOnceStore(database, owner, clock);
  const api = createSlackApi(client);
  const outbox = createOutbox(api);
  const briefs = createRecentBriefs(database, clock);
  const directory = createDirectory(api, settings, self.user_id, clock);
  const shared = {
    policy: settings,
    directory,
    once,
    home: self.team_id,
    clock,
    log,
    api,
    outbox,
    application,
    briefs,
  };
  const underWay = createLanes();
  const desk = createDesk({ ...shared, workspaceUrl: self.url });
  const scheduling = { ...shared, store: createScheduleStore(database, clock) };
  const feedback = createFeedbackLog(join(dataDirectory, 'feedback', 'feedback.jsonl'), clock);

  const receiver =
    mode === 'socket'
      ? new SocketModeReceiver({
          appToken: settings.appToken,
          logger,
          installerOptions: { clientOptions: addressOf(apiUrl) },
        })
      : new HTTPReceiver({
          signingSecret: settings.signingSecret,
          endpoints: [http.path],
          port: http.port,
          logger,
        });
  const app = new App({
    receiver,
    logger,
    clientOptions,
    // Known from the start: nothing is asked of Slack between an event and its acknowledgement.
    authorize: async () => ({
      botToken: settings.botToken,
      botId: self.bot_id,
      botUserId: self.user_id,
      teamId: self.team_id,
    }),
  });
  app.error(async (failure) => log('bug', { error: slackErrorOf(failure) }));
  listenToMessages(app, { desk, once, self: self.user_id });
  listenToCommands(app, { desk, application, schedules: createScheduleDesk(scheduling), log, underWay });
  listenToPresses(app, { ...shared, desk, feedback, underWay });
  listenToShortcut(app, desk);
  listenToHome(app, { ...shared, underWay });

  async function tellInterrupted(): Promise<void> {
    for (const { asker, channel, thread, conversation, question } of once.abandoned()) {
      const here = thread === '' ? { channel: await outbox.direct(asker), thread: '' } : { channel, thread };
      await outbox
        .post(here, [interruptedMessage(asker, question, conversation)])
        .catch((failure: unknown) => log('unreachable', { channel, error: slackErrorOf(failure) }));
    }
  }
  let ticking: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    try {
      once.renew();
      await tellInterrupted();
      await sendScheduled(scheduling);
      once.prune();
    } catch (failure) {
      log('tick-failed', {
        error: failure instanceof PayerscopeError ? failure.code : slackErrorOf(failure),
      });
    }
  };
  const timer = setInterval(() => {
    ticking = ticking.then(tick);
  }, tickMs);

  const started = (await app.start()) as unknown;
  ticking = tick();
  const served = started as { address?: () => { port: number } | string | null } | undefined;
  const bound = mode === 'http' ? served?.address?.() : null;
  log('serving', { mode, team: self.team_id });

  return {
    name: `${self.user} in ${self.team}`,
    port: typeof bound === 'object' && bound !== null ? bound.port : null,
    stop: async () => {
      clearInterval(timer);
      await app.stop();
      await ticking;
      let late: NodeJS.Timeout | undefined;
      const inTime = await Promise.race([
        Promise.all([desk.idle(), underWay.idle(), api.idle()]).then(() => true),
        new Promise<boolean>((resolve) => {
          late = setTimeout(() => resolve(false), settings.drainSeconds * 1_000);
        }),
      ]);
      clearTimeout(late);
      if (!inTime) {
        desk.abandon();
        log('stopped-with-open-questions', { open: desk.open });
      }
      once.release();
      await application.close();
      database.close();
    },
  };
}
