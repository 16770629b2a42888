import type { Button, KnownBlock } from '@slack/types';
import { LIMITS } from './limits.ts';
import { plainText } from './mrkdwn.ts';
import { clip, splitText } from './split-text.ts';

/** `verbatim` keeps Slack from making links and mentions of what reads like one. */
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true }) as const;

const plain = (text: string, limit: number) =>
  ({ type: 'plain_text', text: clip(plainText(text), limit), emoji: false }) as const;

/** Slack text as sections, as many as it takes. */
export function sections(text: string): KnownBlock[] {
  return splitText(text, LIMITS.sectionText).map((piece) => ({ type: 'section', text: mrkdwn(piece) }));
}

/** Slack text in small grey letters, as many blocks as it takes. */
export function context(text: string): KnownBlock[] {
  return splitText(text, LIMITS.sectionText).map((piece) => ({ type: 'context', elements: [mrkdwn(piece)] }));
}

/** What a button does; its value is what it does it with. */
export interface ButtonSpec {
  readonly action: string;
  readonly label: string;
  readonly value: string;
  readonly primary?: boolean;
}

const button = ({ action, label, value, primary = false }: ButtonSpec, index: number): Button => ({
  type: 'button',
  // Slack wants ids that differ within a row.
  action_id: `${action}.${index}`,
  text: plain(label, LIMITS.buttonText),
  value,
  ...(primary ? { style: 'primary' } : {}),
});

/** Rows of buttons; one whose value Slack would refuse is left to be typed. */
export function buttons(specs: readonly ButtonSpec[]): KnownBlock[] {
  const fitting = specs.filter(({ value }) => value.length <= LIMITS.buttonValue).map(button);
  return Array.from({ length: Math.ceil(fitting.length / LIMITS.buttonsPerRow) }, (_, row) => ({
    type: 'actions',
    elements: fitting.slice(row * LIMITS.buttonsPerRow, (row + 1) * LIMITS.buttonsPerRow),
  }));
}

/** Thumbs up and down about one answer. */
export function feedback(action: string, answerId: string): KnownBlock {
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: action,
        positive_button: {
          text: plain('Helpful', LIMITS.buttonText),
          accessibility_label: 'This answer is helpful',
          value: `helpful ${answerId}`,
        },
        negative_button: {
          text: plain('Not helpful', LIMITS.buttonText),
          accessibility_label: 'This answer is not helpful',
          value: `unhelpful ${answerId}`,
        },
      },
    ],
  };
}
