/** Collects what is wrong with a payload, each with a JSON pointer to the place, in Slack's words. */
export type Problems = string[];

export type Json = Readonly<Record<string, unknown>>;

export const note = (problems: Problems, what: string, at: string) => {
  problems.push(`${what} [json-pointer:${at}]`);
};

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Size {
  readonly min?: number;
  readonly max: number;
  readonly optional?: boolean;
}

/** Expects the string field `key` of `owner` within its length. */
export function expectString(owner: Json, key: string, at: string, problems: Problems, size: Size): void {
  const value = owner[key];
  if (value === undefined || value === null) {
    if (!size.optional) note(problems, `missing required field: ${key}`, at);
  } else if (typeof value !== 'string') {
    note(problems, 'must provide a string', `${at}/${key}`);
  } else if (value.length > size.max) {
    note(problems, `must be less than ${size.max + 1} characters`, `${at}/${key}`);
  } else if (value.length < (size.min ?? 0)) {
    note(problems, `must be more than ${(size.min ?? 0) - 1} characters`, `${at}/${key}`);
  }
}

/** Expects a list of `min` (1 unless told) to `max` items and visits each. */
export function expectList(
  owner: Json,
  key: string,
  at: string,
  problems: Problems,
  size: Size,
  visit: (item: unknown, at: string) => void = () => undefined,
): void {
  const value = owner[key];
  const min = size.min ?? 1;
  if (value === undefined || value === null) {
    if (!size.optional) note(problems, `missing required field: ${key}`, at);
  } else if (!Array.isArray(value)) {
    note(problems, 'must provide an array', `${at}/${key}`);
  } else {
    if (value.length > size.max) note(problems, `no more than ${size.max} items allowed`, `${at}/${key}`);
    if (value.length < min) note(problems, `no less than ${min} items required`, `${at}/${key}`);
    value.forEach((item, index) => {
      visit(item, `${at}/${key}/${index}`);
    });
  }
}

/** Expects a text object; `plain` where Slack does not accept mrkdwn. */
export function expectText(value: unknown, at: string, problems: Problems, size: Size & { plain?: boolean }) {
  if (!isJson(value)) {
    note(problems, 'must provide an object', at);
    return;
  }
  const types = size.plain ? ['plain_text'] : ['plain_text', 'mrkdwn'];
  if (!types.includes(String(value['type'])))
    note(problems, `must be one of: ${types.join(', ')}`, `${at}/type`);
  expectString(value, 'text', at, problems, { min: 1, ...size, optional: false });
}

/** Expects the text object under `key`. */
export function expectTextField(
  owner: Json,
  key: string,
  at: string,
  problems: Problems,
  size: Size & { plain?: boolean },
): void {
  if (owner[key] !== undefined && owner[key] !== null) {
    expectText(owner[key], `${at}/${key}`, problems, size);
  } else if (!size.optional) {
    note(problems, `missing required field: ${key}`, at);
  }
}
