import { expect, it } from 'vitest';
import { checkBlocks, type Surface } from './check-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (length: number) => ({ type: 'section', text: mrkdwn('x'.repeat(length)) });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const select = (option: object) => ({
  type: 'static_select',
  options: [{ text: plain('A'), value: 'a', ...option }],
});
const option = { text: plain('A'), value: 'a' };
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A chart' };
const table = (rows: number, columns: number, cell: object = { type: 'raw_text', text: '1' }) => ({
  type: 'table',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell)),
});
const feedback = (value: string) => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      positive_button: { text: plain('Good'), value },
      negative_button: { text: plain('Bad'), value: 'bad' },
    },
  ],
});
const times = (count: number, item: object) => Array.from({ length: count }, () => item);

/** What just fits, what does not, and what Slack says about the latter. */
const LIMITS: readonly [string, unknown[], unknown[], string, Surface?][] = [
  [
    '50 blocks',
    times(50, section(1)),
    times(51, section(1)),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    '100 blocks in a home tab',
    times(100, section(1)),
    times(101, section(1)),
    'no more than 100 items allowed [json-pointer:/blocks]',
    'home',
  ],
  [
    'section text 3,000',
    [section(3_000)],
    [section(3_001)],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'section text not empty',
    [section(1)],
    [section(0)],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'section with text or fields',
    [section(1)],
    [{ type: 'section' }],
    'missing required field: text or fields [json-pointer:/blocks/0]',
  ],
  [
    '10 fields',
    [{ type: 'section', fields: times(10, plain('a')) }],
    [{ type: 'section', fields: times(11, plain('a')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'field text 2,000',
    [{ type: 'section', fields: [plain('a'.repeat(2_000))] }],
    [{ type: 'section', fields: [plain('a'.repeat(2_001))] }],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'header 150',
    [{ type: 'header', text: plain('h'.repeat(150)) }],
    [{ type: 'header', text: plain('h'.repeat(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'header in plain text',
    [{ type: 'header', text: plain('h') }],
    [{ type: 'header', text: mrkdwn('h') }],
    'must be one of: plain_text [json-pointer:/blocks/0/text/type]',
  ],
  [
    'table of 100 rows',
    [table(100, 1)],
    [table(101, 1)],
    'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'table of 20 columns',
    [table(1, 20)],
    [table(1, 21)],
    'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    'table cells not empty',
    [table(1, 1)],
    [table(1, 1, { type: 'raw_text', text: '' })],
    'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
  ],
  [
    'table cells of known types',
    [table(1, 1, { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] })],
    [table(1, 1, { type: 'mrkdwn', text: 'a' })],
    'unsupported type: mrkdwn [json-pointer:/blocks/0/rows/0/0/type]',
  ],
  [
    '10,000 characters in all tables together',
    times(2, table(50, 1, { type: 'raw_text', text: 'x'.repeat(100) })),
    times(2, table(50, 1, { type: 'raw_text', text: 'x'.repeat(101) })),
    'tables must hold less than 10001 characters together [json-pointer:/blocks]',
  ],
  [
    'tables in messages only',
    [section(1)],
    [table(1, 1)],
    'unsupported type: table [json-pointer:/blocks/0/type]',
    'home',
  ],
  [
    '10 context elements',
    [{ type: 'context', elements: times(10, mrkdwn('a')) }],
    [{ type: 'context', elements: times(11, mrkdwn('a')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    '25 actions',
    [actions(...times(25, button()))],
    [actions(...times(26, button()))],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'an action at least',
    [actions(button())],
    [actions()],
    'no less than 1 items required [json-pointer:/blocks/0/elements]',
  ],
  [
    'button text 75',
    [actions(button({ text: plain('b'.repeat(75)) }))],
    [actions(button({ text: plain('b'.repeat(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'button value 2,000',
    [actions(button({ value: 'v'.repeat(2_000) }))],
    [actions(button({ value: 'v'.repeat(2_001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'button styles',
    [actions(button({ style: 'danger' }))],
    [actions(button({ style: 'loud' }))],
    'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'option text 75',
    [actions(select({ text: plain('o'.repeat(75)) }))],
    [actions(select({ text: plain('o'.repeat(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'option value 150',
    [actions(select({ value: 'o'.repeat(150) }))],
    [actions(select({ value: 'o'.repeat(151) }))],
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'action ids unique in their block',
    [actions(button({ action_id: 'a' }), button({ action_id: 'b' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    'action_id `a` already exists [json-pointer:/blocks/0/elements/1]',
  ],
  [
    'block ids unique',
    [
      { ...section(1), block_id: 'a' },
      { ...section(1), block_id: 'b' },
    ],
    times(2, { ...section(1), block_id: 'a' }),
    'block_id `a` already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    'alt_text',
    [image],
    [{ ...image, alt_text: undefined }],
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'alt_text in context',
    [{ type: 'context', elements: [image] }],
    [{ type: 'context', elements: [{ ...image, alt_text: '' }] }],
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/alt_text]',
  ],
  [
    'feedback values 2,000',
    [feedback('v'.repeat(2_000))],
    [feedback('v'.repeat(2_001))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/positive_button/value]',
  ],
  [
    'markdown 12,000 in all blocks together',
    times(2, { type: 'markdown', text: 'm'.repeat(6_000) }),
    times(2, { type: 'markdown', text: 'm'.repeat(6_001) }),
    'markdown must hold less than 12001 characters together [json-pointer:/blocks]',
  ],
  [
    'known blocks',
    [{ type: 'divider' }],
    [{ type: 'chart' }],
    'unsupported type: chart [json-pointer:/blocks/0/type]',
  ],
  [
    'elements that fit their block',
    [feedback('v')],
    [actions({ ...feedback('v').elements[0] })],
    'unsupported type: feedback_buttons [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    '5 options in an overflow menu',
    [actions({ type: 'overflow', options: times(5, option) })],
    [actions({ type: 'overflow', options: times(6, option) })],
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    '10 radio buttons',
    [actions({ type: 'radio_buttons', options: times(10, option) })],
    [actions({ type: 'radio_buttons', options: times(11, option) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    '100 options in a group of a select',
    [actions({ type: 'static_select', option_groups: [{ label: plain('g'), options: times(100, option) }] })],
    [actions({ type: 'static_select', option_groups: [{ label: plain('g'), options: times(101, option) }] })],
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/option_groups/0/options]',
  ],
  [
    'placeholder 150',
    [actions({ type: 'users_select', placeholder: plain('p'.repeat(150)) })],
    [actions({ type: 'users_select', placeholder: plain('p'.repeat(151)) })],
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
  ],
  [
    'inputs that ask for something',
    [{ type: 'input', label: plain('L'), element: { type: 'plain_text_input' } }],
    [{ type: 'input', label: plain('L'), element: button() }],
    'unsupported type: button [json-pointer:/blocks/0/element/type]',
  ],
  [
    'accessories that stand beside text',
    [{ ...section(1), accessory: image }],
    [{ ...section(1), accessory: { type: 'plain_text_input' } }],
    'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
  ],
  [
    'action ids 255',
    [actions(button({ action_id: 'a'.repeat(255) }))],
    [actions(button({ action_id: 'a'.repeat(256) }))],
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'block ids 255',
    [{ ...section(1), block_id: 'b'.repeat(255) }],
    [{ ...section(1), block_id: 'b'.repeat(256) }],
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    'confirm title 100',
    [actions(button({ confirm: confirm(100) }))],
    [actions(button({ confirm: confirm(101) }))],
    'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
  ],
];

function confirm(length: number) {
  return { title: plain('t'.repeat(length)), text: plain('Sure?'), confirm: plain('Yes'), deny: plain('No') };
}

it.each(LIMITS)('keeps the limit: %s', (_name, fits, over, problem, surface = 'message') => {
  expect(checkBlocks(fits, surface)).toEqual([]);
  expect(checkBlocks(over, surface)).toEqual([problem]);
});

it('says where in a view the problem is', () => {
  expect(checkBlocks([{ type: 'header' }], 'modal', '/view/blocks')).toEqual([
    'missing required field: text [json-pointer:/view/blocks/0]',
  ]);
});
