import { isJson, type Json } from '../blocks/expectations.ts';

interface FoundAction {
  readonly element: Json;
  readonly blockId: string;
}

/** The element with this action id, wherever it stands in the blocks. */
export function findAction(blocks: readonly unknown[], actionId: string): FoundAction {
  for (const [index, block] of blocks.entries()) {
    if (!isJson(block)) continue;
    const elements = [block['elements'] ?? [], block['accessory'] ?? [], block['element'] ?? []].flat();
    const element = elements.find((candidate) => isJson(candidate) && candidate['action_id'] === actionId);
    // Slack names the blocks that the app did not name.
    if (isJson(element)) return { element, blockId: String(block['block_id'] ?? `block-${index}`) };
  }
  throw new Error(`There is no element with action_id ${actionId} to click.`);
}

function optionsOf(element: Json): readonly unknown[] {
  const groups = Array.isArray(element['option_groups']) ? element['option_groups'] : [];
  return [element, ...groups].flatMap((part) =>
    isJson(part) && Array.isArray(part['options']) ? part['options'] : [],
  );
}

/** The action as Slack sends it after a click; `option` chooses among options or between feedback buttons. */
export function pressed({ element, blockId }: FoundAction, at: string, option?: string): Json {
  const { type, action_id: actionId } = element;
  const base = { type, action_id: actionId, block_id: blockId, action_ts: at };
  if (option === undefined) return { ...base, text: element['text'], value: element['value'] };
  if (type === 'feedback_buttons') {
    const sides = [element['positive_button'], element['negative_button']];
    const side = sides.find((button) => isJson(button) && button['value'] === option);
    if (!isJson(side)) throw new Error(`There is no feedback button of value ${option}.`);
    return { ...base, text: side['text'], value: option };
  }
  const chosen = optionsOf(element).find((candidate) => isJson(candidate) && candidate['value'] === option);
  if (!chosen) throw new Error(`There is no option ${option} to choose.`);
  return type === 'checkboxes' || String(type).startsWith('multi_')
    ? { ...base, selected_options: [chosen] }
    : { ...base, selected_option: chosen };
}
