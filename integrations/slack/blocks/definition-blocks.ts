import { readMetrics } from '../../../sql/read-metrics.ts';
import type { Answer } from '../../../tools/answer.ts';
import { type Entry, meaningOf } from '../../reading/glossary-entries.ts';
import { sections } from './build.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { packMessages, type SlackMessage } from './pack-messages.ts';

const explained = (entry: Entry): string => {
  const caveat = 'caveat' in entry && entry.caveat !== undefined ? ` ${entry.caveat}` : '';
  return `*${escapeMrkdwn(entry.label)}*: ${escapeMrkdwn(`${meaningOf(entry)}${caveat}`)}`;
};

/** What the columns of an answer mean, in the glossary's words. */
export function definitionMessages({ tables }: Answer): SlackMessage[] {
  const shown = new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const entries = readMetrics().metrics.filter(({ name }) => shown.has(name));
  return packMessages('What the columns mean', entries.map(explained).flatMap(sections));
}
