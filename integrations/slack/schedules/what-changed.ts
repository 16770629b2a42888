import { z } from 'zod';
import { escapeMrkdwn } from '../blocks/mrkdwn.ts';
import type { KeyFigure } from '../home/key-figures.ts';

const figure = z.strictObject({ name: z.string(), label: z.string(), text: z.string() });

/** What was told of one release: the period its figures are of, and these. */
const told = z.strictObject({ title: z.string(), figures: z.array(figure) });

export interface Told {
  readonly title: string;
  readonly figures: readonly KeyFigure[];
}

export const writeTold = (value: Told): string => JSON.stringify(value);

/** Nothing was told where it cannot be read: then everything is new. */
export function readTold(text: string): Told {
  try {
    return told.parse(JSON.parse(text));
  } catch {
    return { title: '', figures: [] };
  }
}

/**
 * What is different since the last time, as Slack text; null where nothing is. Figures of another period are other
 * figures, set beside those of the one before.
 */
export function whatChanged(before: Told, now: Told): string | null {
  const earlier = new Map(before.figures.map(({ name, text }) => [name, text]));
  const lines = now.figures.flatMap(({ name, label, text }) => {
    const was = earlier.get(name);
    if (was === text) return [];
    return [
      `• ${escapeMrkdwn(label)}: ${was === undefined ? '' : `${escapeMrkdwn(was)} → `}*${escapeMrkdwn(text)}*`,
    ];
  });
  if (lines.length === 0) return null;
  const since =
    before.title === '' || before.title === now.title ? '' : ` (before: ${escapeMrkdwn(before.title)})`;
  return `*${escapeMrkdwn(now.title)}*${since}\n${lines.join('\n')}`;
}
