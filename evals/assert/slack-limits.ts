import type { Failures } from './context.ts';

/** What Slack documents for one message and its parts, as an outsider reads it: nothing here knows how we build them. */
const LIMITS = {
  blocks: 50,
  message: 40_000,
  sectionText: 3_000,
  headerText: 150,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  altText: 2_000,
  tableRows: 100,
  tableColumns: 20,
  tableText: 10_000,
} as const;

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
const textOf = (value: unknown): number => (isJson(value) ? lengthOf(value['text']) : 0);

/** Characters of every text within. */
function textWithin(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + textWithin(one), 0);
  if (!isJson(part)) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : textWithin(value)),
    0,
  );
}

const over = (what: string, found: number, limit: number): string[] =>
  found > limit ? [`${what} has ${found}, Slack takes ${limit}`] : [];

function ofElement(element: unknown): string[] {
  if (!isJson(element)) return [];
  return [
    ...over(
      'the text of a button',
      element['type'] === 'button' ? textOf(element['text']) : 0,
      LIMITS.buttonText,
    ),
    ...over('the value of a button', lengthOf(element['value']), LIMITS.buttonValue),
    ...over('an action id', lengthOf(element['action_id']), LIMITS.actionId),
    ...over('an alternative text', lengthOf(element['alt_text']), LIMITS.altText),
  ];
}

function ofBlock(block: unknown): string[] {
  if (!isJson(block)) return ['a block is no object'];
  const elements = list(block['elements']);
  const rows = list(block['rows']);
  switch (block['type']) {
    case 'section':
      return over('a section', textOf(block['text']), LIMITS.sectionText);
    case 'header':
      return over('a header', textOf(block['text']), LIMITS.headerText);
    case 'context':
      return [
        ...over('a context block', elements.length, LIMITS.contextElements),
        ...elements.flatMap((one) =>
          over('a context text', lengthOf(isJson(one) ? one['text'] : ''), LIMITS.sectionText),
        ),
      ];
    case 'actions':
      return [
        ...over('an actions block', elements.length, LIMITS.actionElements),
        ...elements.flatMap(ofElement),
      ];
    case 'table':
      return [
        ...over('a table', rows.length, LIMITS.tableRows),
        ...over('a row of a table', Math.max(0, ...rows.map((row) => list(row).length)), LIMITS.tableColumns),
        ...over('the text of a table', textWithin(rows), LIMITS.tableText),
      ];
    default:
      return elements.flatMap(ofElement);
  }
}

/** What of these messages Slack would not take. */
export function slackOverruns(
  messages: readonly { readonly text: string; readonly blocks: readonly unknown[] }[],
): Failures {
  if (messages.length === 0) return ['nothing would be posted'];
  return messages.flatMap(({ text, blocks }) => [
    ...over('a message', blocks.length, LIMITS.blocks),
    ...over('the text of a message', text.length, LIMITS.message),
    ...(text === '' ? ['a message has no text for notifications'] : []),
    ...over(
      'the tables of a message',
      blocks.filter((one) => isJson(one) && one['type'] === 'table').length,
      1,
    ),
    ...blocks.flatMap(ofBlock),
  ]);
}
