import type { TakenAsk } from './stores/once-store.ts';

/**
 * Whether an answer goes to the asker's direct messages: wherever it was asked, or where it may not stand in the
 * channel.
 */
export type Privately = 'always' | 'rather-than-refuse' | 'never';

/** A question as any of the surface's ways in brings it. */
export interface Question extends Omit<TakenAsk, 'id'> {
  /** What makes it the same question when it arrives again. */
  readonly keys: readonly string[];
  /** Milliseconds after which the same keys may ask again; without it never. */
  readonly again?: number;
  readonly privately?: Privately;
}

/** What the agent remembers a Slack thread by. */
export const conversationOf = (channel: string, thread: string): string => `slack:${channel}:${thread}`;

/** The account of an asker in the audit log. */
export const auditName = (team: string, user: string): string => `slack:${team}:${user}`;
