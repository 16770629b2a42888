/** Something Slack sends to an app. */
export interface Delivery {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  /** `event_id` of an event, `trigger_id` of the rest. */
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Channels and people it is about: what the app does there next follows from it. */
  readonly places: readonly string[];
  /** What the workspace remembers when it is sent. */
  readonly effects?: {
    readonly message?: {
      channel: string;
      user: string;
      text: string;
      ts: string;
      threadTs?: string | undefined;
    };
    readonly trigger?: { id: string; user: string };
    readonly responseUrl?: {
      id: string;
      channel: string;
      user: string;
      messageTs?: string | undefined;
      threadTs?: string | undefined;
    };
  };
}

/** One attempt at a delivery. */
export interface Attempt {
  readonly acknowledged: boolean;
  /** Time to acknowledge, when it did. */
  readonly ackMs?: number;
  /** Why it counts as failed: `timeout`, `http_error`, `connection_closed`. */
  readonly reason?: string;
  readonly status?: number;
  /** What the app answered with. */
  readonly response?: unknown;
}

/** How a delivery went: the last attempt, and all of them. */
export interface Outcome extends Attempt {
  readonly attempts: readonly Attempt[];
}

export interface Retry {
  readonly num: number;
  readonly reason?: string;
}

/** Sends until acknowledged. Only events are sent again: commands and clicks fail before the person's eyes. */
export async function deliverUntilAcknowledged(
  delivery: Delivery,
  times: number,
  attempt: (retry: Retry) => Promise<Attempt>,
): Promise<Outcome> {
  const attempts: Attempt[] = [];
  const most = delivery.type === 'events_api' ? times : 0;
  for (let num = 0; ; num += 1) {
    const reason = attempts.at(-1)?.reason;
    const result = await attempt(reason === undefined ? { num } : { num, reason });
    attempts.push(result);
    if (result.acknowledged || num >= most) return { ...result, attempts };
  }
}
