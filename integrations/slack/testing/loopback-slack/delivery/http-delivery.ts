import { createHmac } from 'node:crypto';
import { parseJson } from '../parse-json.ts';
import type { World } from '../world.ts';
import type { Attempt, Delivery, Retry } from './delivery.ts';

/** How the signature is: as it should be, by another secret, ten minutes old, or missing. */
export type SignatureKind = 'right' | 'wrong' | 'stale' | 'missing';

const STALE_S = 600;

/** @returns the two headers that prove a request comes from Slack. */
export function signedHeaders(body: string, secret: string, seconds: number): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` };
}

function signatureHeaders(kind: SignatureKind, body: string, secret: string): Record<string, string> {
  // The app checks against its own clock, so the real one it is.
  const seconds = Math.floor(Date.now() / 1_000);
  if (kind === 'missing') return {};
  if (kind === 'stale') return signedHeaders(body, secret, seconds - STALE_S);
  return signedHeaders(body, kind === 'wrong' ? `not-${secret}` : secret, seconds);
}

/** Events travel as JSON, commands as a form, interactions as JSON within a form. */
function encode({ type, body }: Delivery): { text: string; contentType: string } {
  if (type === 'events_api') return { text: JSON.stringify(body), contentType: 'application/json' };
  const fields =
    type === 'interactive'
      ? { payload: JSON.stringify(body) }
      : Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]));
  return { text: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** Sends one signed request to the app and reads its answer as the acknowledgement. */
export async function attemptOverHttp(
  url: string,
  delivery: Delivery,
  retry: Retry,
  signature: SignatureKind,
  world: World,
): Promise<Attempt> {
  const { text, contentType } = encode(delivery);
  const sentAt = performance.now();
  const attempt = retry.num;
  world.recorder.sent({
    type: delivery.type,
    id: delivery.id,
    attempt,
    transport: 'http',
    places: delivery.places,
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        ...signatureHeaders(signature, text, world.settings.signingSecret),
        ...(attempt > 0
          ? {
              'x-slack-retry-num': String(attempt),
              'x-slack-retry-reason': `http_${retry.reason ?? 'error'}`,
            }
          : {}),
      },
      body: text,
      signal: AbortSignal.timeout(world.settings.redelivery.afterMs),
    });
    const received = await response.text();
    const answer = received === '' ? undefined : parseJson(received);
    const ackMs = performance.now() - sentAt;
    if (!response.ok)
      return { acknowledged: false, reason: 'error', status: response.status, response: answer };
    world.recorder.acknowledged({ id: delivery.id, attempt, ackMs, payload: answer });
    return { acknowledged: true, ackMs, status: response.status, response: answer };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return { acknowledged: false, reason: timedOut ? 'timeout' : 'error' };
  }
}
