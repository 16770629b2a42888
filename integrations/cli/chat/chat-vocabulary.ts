import { readMetrics } from '../../../sql/read-metrics.ts';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from '../../../tools/briefs/brief-kinds.ts';
import { CHAT_COMMANDS } from './chat-commands.ts';
import type { Vocabulary } from './complete-line.ts';

/** What Tab completes in a conversation about a release with these payers. */
export function chatVocabulary(payers: readonly string[]): Vocabulary {
  const { metrics, terms } = readMetrics();
  const follows: Readonly<Record<string, readonly string[]>> = {
    brief: [...BRIEF_KINDS, ...BRIEF_AUDIENCES],
    define: [...metrics, ...terms].map(({ name }) => name),
  };
  return {
    commands: Object.fromEntries(Object.keys(CHAT_COMMANDS).map((name) => [name, follows[name] ?? []])),
    names: payers,
  };
}
