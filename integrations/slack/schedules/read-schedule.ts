import {
  BRIEF_AUDIENCES,
  BRIEF_KINDS,
  type BriefAudience,
  type BriefKind,
} from '../../../tools/briefs/brief-kinds.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import { COMMAND } from '../actions.ts';

/** At most so often is a scheduled brief sent. */
export const CADENCES = { weekly: 7, monthly: 28, quarterly: 85 } as const;
export type Cadence = keyof typeof CADENCES;

export interface ScheduleWish {
  readonly kind: BriefKind;
  readonly audience: BriefAudience | null;
  readonly cadence: Cadence;
  readonly channel: string;
}

const oneOf = <T extends string>(known: readonly T[], words: readonly string[]): T | null =>
  known.find((name) => words.includes(name)) ?? null;

/** A channel as Slack hands it over, `<#C012|finance>`, or its bare id. */
const channelIn = (text: string): string | null =>
  /<#([CG][A-Z0-9]+)(?:\|[^>]*)?>/.exec(text)?.[1] ??
  /(?:^|\s)([CG][A-Z0-9]{6,})(?:\s|$)/.exec(text)?.[1] ??
  null;

/**
 * `coverage monthly #finance`, in any order.
 * @throws PayerscopeError USAGE saying what is missing
 */
export function readSchedule(text: string): ScheduleWish {
  const words = text.toLowerCase().split(/\s+/);
  const kind = oneOf(BRIEF_KINDS, words);
  const cadence = oneOf(Object.keys(CADENCES) as Cadence[], words);
  const channel = channelIn(text);
  if (kind === null || cadence === null || channel === null)
    throw new PayerscopeError(
      'USAGE',
      `Name a brief (${BRIEF_KINDS.join(', ')}), how often (${Object.keys(CADENCES).join(', ')}) and a channel, as ${COMMAND} schedule coverage monthly #finance.`,
    );
  return { kind, cadence, channel, audience: oneOf(BRIEF_AUDIENCES, words) };
}
