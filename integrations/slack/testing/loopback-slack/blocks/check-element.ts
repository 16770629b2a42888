import {
  expectList,
  expectString,
  expectTextField,
  isJson,
  type Json,
  note,
  type Problems,
} from './expectations.ts';

type Check = (element: Json, at: string, problems: Problems) => void;

const option: Check = (element, at, problems) => {
  expectTextField(element, 'text', at, problems, { max: 75 });
  expectString(element, 'value', at, problems, { min: 1, max: 150, optional: true });
  expectTextField(element, 'description', at, problems, { max: 75, optional: true });
};

const options =
  (max: number): Check =>
  (element, at, problems) =>
    expectList(element, 'options', at, problems, { max }, (item, place) =>
      isJson(item) ? option(item, place, problems) : note(problems, 'must provide an object', place),
    );

const select: Check = (element, at, problems) => {
  expectTextField(element, 'placeholder', at, problems, { max: 150, plain: true, optional: true });
  if (Array.isArray(element['option_groups'])) {
    expectList(element, 'option_groups', at, problems, { max: 100 }, (group, place) => {
      if (!isJson(group)) {
        note(problems, 'must provide an object', place);
        return;
      }
      expectTextField(group, 'label', place, problems, { max: 75, plain: true });
      options(100)(group, place, problems);
    });
  } else {
    options(100)(element, at, problems);
  }
};

const picker: Check = (element, at, problems) =>
  expectTextField(element, 'placeholder', at, problems, { max: 150, plain: true, optional: true });

const button: Check = (element, at, problems) => {
  expectTextField(element, 'text', at, problems, { max: 75, plain: true });
  expectString(element, 'value', at, problems, { max: 2_000, optional: true });
  expectString(element, 'url', at, problems, { max: 3_000, optional: true });
  expectString(element, 'accessibility_label', at, problems, { max: 75, optional: true });
  const style = element['style'];
  if (style !== undefined && style !== 'primary' && style !== 'danger') {
    note(problems, 'must be one of: primary, danger', `${at}/style`);
  }
};

const feedback: Check = (element, at, problems) => {
  for (const key of ['positive_button', 'negative_button']) {
    const side = element[key];
    if (!isJson(side)) {
      note(problems, `missing required field: ${key}`, at);
      continue;
    }
    expectTextField(side, 'text', `${at}/${key}`, problems, { max: 75, plain: true });
    expectString(side, 'value', `${at}/${key}`, problems, { max: 2_000 });
  }
};

/** An image anywhere: it says in words what it shows, and where it is. */
export const image: Check = (element, at, problems) => {
  expectString(element, 'alt_text', at, problems, { min: 1, max: 2_000 });
  if (element['slack_file'] === undefined)
    expectString(element, 'image_url', at, problems, { min: 1, max: 3_000 });
};

const ELEMENTS: Readonly<Record<string, Check>> = {
  button,
  image,
  static_select: select,
  multi_static_select: select,
  ...Object.fromEntries(
    ['users', 'conversations', 'channels'].flatMap((what) => [
      [`${what}_select`, picker],
      [`multi_${what}_select`, picker],
    ]),
  ),
  datepicker: picker,
  timepicker: picker,
  plain_text_input: picker,
  number_input: picker,
  email_text_input: picker,
  url_text_input: picker,
  overflow: options(5),
  radio_buttons: options(10),
  checkboxes: options(10),
  feedback_buttons: feedback,
  icon_button: (element, at, problems) => {
    expectString(element, 'icon', at, problems, { min: 1, max: 75 });
    expectTextField(element, 'text', at, problems, { max: 75, plain: true });
  },
};

/** What Slack accepts in an `actions` block, a `context_actions` block, as an accessory and as an input. */
export const ALLOWED = {
  actions: Object.keys(ELEMENTS).filter(
    (type) =>
      type !== 'image' && !type.includes('_input') && type !== 'feedback_buttons' && type !== 'icon_button',
  ),
  contextActions: ['feedback_buttons', 'icon_button'],
  accessory: Object.keys(ELEMENTS).filter(
    (type) => !type.includes('_input') && type !== 'feedback_buttons' && type !== 'icon_button',
  ),
  input: Object.keys(ELEMENTS).filter(
    (type) => !['button', 'image', 'overflow', 'feedback_buttons', 'icon_button'].includes(type),
  ),
} as const;

/** Checks one interactive element or image that stands at `at`. */
export function checkElement(
  value: unknown,
  at: string,
  problems: Problems,
  allowed: readonly string[],
): void {
  if (!isJson(value)) {
    note(problems, 'must provide an object', at);
    return;
  }
  const type = String(value['type']);
  const check = ELEMENTS[type];
  if (!check || !allowed.includes(type)) {
    note(problems, `unsupported type: ${type}`, `${at}/type`);
    return;
  }
  expectString(value, 'action_id', at, problems, { min: 1, max: 255, optional: true });
  check(value, at, problems);
  const confirm = value['confirm'];
  if (confirm === undefined) return;
  if (!isJson(confirm)) {
    note(problems, 'must provide an object', `${at}/confirm`);
    return;
  }
  expectTextField(confirm, 'title', `${at}/confirm`, problems, { max: 100, plain: true });
  expectTextField(confirm, 'text', `${at}/confirm`, problems, { max: 300 });
  expectTextField(confirm, 'confirm', `${at}/confirm`, problems, { max: 30, plain: true });
  expectTextField(confirm, 'deny', `${at}/confirm`, problems, { max: 30, plain: true });
}
