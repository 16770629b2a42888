import type { World } from '../world.ts';
import { type Delivery, deliverUntilAcknowledged, type Outcome } from './delivery.ts';
import { attemptOverHttp, type SignatureKind } from './http-delivery.ts';
import type { SocketMode } from './socket-mode.ts';

function remember({ effects }: Delivery, world: World): void {
  if (effects?.message) {
    const { channel, ts } = effects.message;
    const known = world.messages.all.some((message) => message.channel === channel && message.ts === ts);
    // A mention and its twin are one message.
    if (!known) world.messages.add(effects.message);
  }
  if (effects?.trigger) {
    const { id, user } = effects.trigger;
    world.triggers.set(id, { user, at: world.settings.now(), used: false });
  }
  if (effects?.responseUrl) {
    const { id, ...target } = effects.responseUrl;
    world.responseUrls.set(id, { ...target, uses: 0 });
  }
}

/** Sends to the app, again when it must, and says how it went. */
export function createDeliver(world: World, socketMode: SocketMode) {
  const { times } = world.settings.redelivery;
  return {
    /** Over Socket Mode; waits for a connection. A list is sent at once, as Slack sends a mention and its twin. */
    deliver: (deliveries: Delivery | readonly Delivery[]): Promise<readonly Outcome[]> =>
      Promise.all(
        [deliveries].flat().map((delivery) => {
          remember(delivery, world);
          return deliverUntilAcknowledged(delivery, times, (retry) => socketMode.attempt(delivery, retry));
        }),
      ),
    /** As signed HTTP requests to `url`. */
    deliverOverHttp: (
      url: string,
      deliveries: Delivery | readonly Delivery[],
      { signature = 'right', retry = true }: { signature?: SignatureKind; retry?: boolean } = {},
    ): Promise<readonly Outcome[]> =>
      Promise.all(
        [deliveries].flat().map((delivery) => {
          // What is forged never happened.
          if (signature === 'right') remember(delivery, world);
          return deliverUntilAcknowledged(delivery, retry ? times : 0, (attempt) =>
            attemptOverHttp(url, delivery, attempt, signature, world),
          );
        }),
      ),
  };
}
