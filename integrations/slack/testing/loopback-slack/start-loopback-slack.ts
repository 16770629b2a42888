import { createConversationView } from './conversation-view.ts';
import { createDeliver } from './delivery/deliver.ts';
import { createSocketMode } from './delivery/socket-mode.ts';
import { createFaults } from './faults.ts';
import { listen } from './http-server.ts';
import { createEvents } from './payloads/events.ts';
import { createInteractions } from './payloads/interactions.ts';
import type { LoopbackSlackOptions } from './settings.ts';
import { createWebApi } from './web-api.ts';
import { createWorld } from './world.ts';

/**
 * Starts a Slack of one workspace on the loopback interface: give `apiUrl` to a client as `slackApiUrl`.
 * It refuses what Slack would refuse, in Slack's words, and writes down everything the app does.
 *
 * @example
 * const slack = await startLoopbackSlack({ users: [{ id: 'U1', name: 'ana' }] });
 * const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
 * await slack.close();
 */
export async function startLoopbackSlack(options: LoopbackSlackOptions = {}) {
  const world = createWorld(options);
  const faults = createFaults();
  const bugs: unknown[] = [];
  const server = await listen(world, createWebApi(world, faults), (bug) => bugs.push(bug));
  const socketMode = createSocketMode(world);
  socketMode.attach(server);
  return {
    apiUrl: `${world.origin}/api/`,
    botToken: world.settings.botToken,
    appToken: world.settings.appToken,
    signingSecret: world.settings.signingSecret,
    world,
    directory: world.directory,
    recorder: world.recorder,
    fail: faults.fail,
    slow: faults.slow,
    ...createConversationView(world),
    ...createDeliver(world, socketMode),
    events: createEvents(world),
    interactions: createInteractions(world),
    connectionCount: socketMode.connectionCount,
    protocolErrors: socketMode.protocolErrors,
    disconnect: socketMode.disconnect,
    dropSockets: socketMode.dropSockets,
    /** Stops serving. Rejects when the fake itself failed on the way, so that a test cannot pass over it. */
    close: async () => {
      for (const timer of world.timers) clearTimeout(timer);
      // Websockets left the HTTP server's care when they were upgraded.
      await socketMode.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (bugs.length > 0)
        throw new AggregateError(bugs, 'The loopback Slack failed; fix it before the app.');
    },
  };
}

export type LoopbackSlack = Awaited<ReturnType<typeof startLoopbackSlack>>;
