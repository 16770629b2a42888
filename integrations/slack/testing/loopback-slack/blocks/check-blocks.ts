import { ALLOWED, checkElement, image } from './check-element.ts';
import { checkTable, tableCharacters } from './check-table.ts';
import {
  expectList,
  expectString,
  expectText,
  expectTextField,
  isJson,
  type Json,
  note,
  type Problems,
} from './expectations.ts';

export type Surface = 'message' | 'modal' | 'home';

const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
const MESSAGE_ONLY = ['table', 'context_actions', 'file', 'plan', 'task_card'];
const MOST_TABLE_CHARACTERS = 10_000;
const MOST_MARKDOWN_CHARACTERS = 12_000;

type Check = (block: Json, at: string, problems: Problems) => void;

const nothing: Check = () => undefined;

const elements =
  (max: number, allowed: readonly string[]): Check =>
  (block, at, problems) => {
    const seen = new Set<unknown>();
    expectList(block, 'elements', at, problems, { max }, (element, place) => {
      checkElement(element, place, problems, allowed);
      const id = isJson(element) ? element['action_id'] : undefined;
      if (id !== undefined && seen.has(id)) note(problems, `action_id \`${id}\` already exists`, place);
      seen.add(id);
    });
  };

const BLOCKS: Readonly<Record<string, Check>> = {
  actions: elements(25, ALLOWED.actions),
  context_actions: elements(5, ALLOWED.contextActions),
  context: (block, at, problems) =>
    expectList(block, 'elements', at, problems, { max: 10 }, (element, place) => {
      if (isJson(element) && element['type'] === 'image') image(element, place, problems);
      else expectText(element, place, problems, { max: 3_000 });
    }),
  divider: nothing,
  file: (block, at, problems) => expectString(block, 'external_id', at, problems, { min: 1, max: 255 }),
  header: (block, at, problems) => expectTextField(block, 'text', at, problems, { max: 150, plain: true }),
  image: (block, at, problems) => {
    image(block, at, problems);
    expectTextField(block, 'title', at, problems, { max: 2_000, plain: true, optional: true });
  },
  input: (block, at, problems) => {
    expectTextField(block, 'label', at, problems, { max: 2_000, plain: true });
    expectTextField(block, 'hint', at, problems, { max: 2_000, plain: true, optional: true });
    checkElement(block['element'], `${at}/element`, problems, ALLOWED.input);
  },
  markdown: (block, at, problems) =>
    // Its length counts together with that of the other markdown blocks.
    expectString(block, 'text', at, problems, { min: 1, max: Infinity }),
  plan: (block, at, problems) => expectString(block, 'title', at, problems, { min: 1, max: 3_000 }),
  rich_text: (block, at, problems) => expectList(block, 'elements', at, problems, { max: 1_000 }),
  section: (block, at, problems) => {
    if (block['text'] === undefined && block['fields'] === undefined) {
      note(problems, 'missing required field: text or fields', at);
    }
    expectTextField(block, 'text', at, problems, { max: 3_000, optional: true });
    expectList(block, 'fields', at, problems, { max: 10, optional: true }, (field, place) =>
      expectText(field, place, problems, { max: 2_000 }),
    );
    if (block['accessory'] !== undefined) {
      checkElement(block['accessory'], `${at}/accessory`, problems, ALLOWED.accessory);
    }
  },
  table: checkTable,
  task_card: (block, at, problems) => expectString(block, 'task_id', at, problems, { min: 1, max: 255 }),
};

function markdownCharacters(blocks: readonly unknown[]): number {
  const texts = blocks.map((block) =>
    isJson(block) && block['type'] === 'markdown' ? block['text'] : undefined,
  );
  return texts.reduce((sum: number, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}

function checkBlock(block: unknown, surface: Surface, at: string, problems: Problems): void {
  if (!isJson(block)) {
    note(problems, 'must provide an object', at);
    return;
  }
  const type = String(block['type']);
  const check = BLOCKS[type];
  if (!check || (surface !== 'message' && MESSAGE_ONLY.includes(type))) {
    note(problems, `unsupported type: ${type}`, `${at}/type`);
    return;
  }
  expectString(block, 'block_id', at, problems, { min: 1, max: 255, optional: true });
  check(block, at, problems);
}

/**
 * Checks blocks as Slack does before it shows them.
 *
 * @param at the pointer to the list, `/blocks` in a message and `/view/blocks` in a view.
 * @returns what Slack would say is wrong; empty when it would accept them.
 */
export function checkBlocks(blocks: readonly unknown[], surface: Surface, at = '/blocks'): Problems {
  const problems: Problems = [];
  const most = MOST_BLOCKS[surface];
  if (blocks.length > most) note(problems, `no more than ${most} items allowed`, at);
  const ids = new Set<unknown>();
  for (const [index, block] of blocks.entries()) {
    const place = `${at}/${index}`;
    checkBlock(block, surface, place, problems);
    const id = isJson(block) ? block['block_id'] : undefined;
    if (id !== undefined && ids.has(id))
      note(problems, `block_id \`${id}\` already exists`, `${place}/block_id`);
    ids.add(id);
  }
  if (tableCharacters(blocks) > MOST_TABLE_CHARACTERS) {
    note(problems, `tables must hold less than ${MOST_TABLE_CHARACTERS + 1} characters together`, at);
  }
  if (markdownCharacters(blocks) > MOST_MARKDOWN_CHARACTERS) {
    note(problems, `markdown must hold less than ${MOST_MARKDOWN_CHARACTERS + 1} characters together`, at);
  }
  return problems;
}
