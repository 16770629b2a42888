import { expectList, expectString, isJson, type Json, note, type Problems } from './expectations.ts';

const CELLS = ['raw_text', 'raw_number', 'rich_text'];

function checkCell(cell: unknown, at: string, problems: Problems): void {
  if (!isJson(cell)) {
    note(problems, 'must provide an object', at);
    return;
  }
  const type = String(cell['type']);
  if (!CELLS.includes(type)) {
    note(problems, `unsupported type: ${type}`, `${at}/type`);
    return;
  }
  if (type === 'raw_text') expectString(cell, 'text', at, problems, { min: 1, max: 10_000 });
  if (type === 'rich_text') expectList(cell, 'elements', at, problems, { max: 100 });
}

/** Rows, columns and cells of a table block. An empty cell is refused: Slack wants at least one character. */
export function checkTable(block: Json, at: string, problems: Problems): void {
  expectList(block, 'column_settings', at, problems, { max: 20, optional: true, min: 0 });
  expectList(block, 'rows', at, problems, { max: 100 }, (row, rowAt) => {
    if (!Array.isArray(row)) {
      note(problems, 'must provide an array', rowAt);
      return;
    }
    if (row.length > 20) note(problems, 'no more than 20 items allowed', rowAt);
    if (row.length < 1) note(problems, 'no less than 1 items required', rowAt);
    for (const [index, cell] of row.entries()) checkCell(cell, `${rowAt}/${index}`, problems);
  });
}

/** All text below a cell, however deep: rich text nests. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (!isJson(value)) return 0;
  const own = typeof value['text'] === 'string' ? value['text'].length : 0;
  return own + textLength(value['elements']);
}

/** @returns the characters in the cells of all tables of one message, which Slack caps together. */
export function tableCharacters(blocks: readonly unknown[]): number {
  return blocks
    .filter((block) => isJson(block) && block['type'] === 'table')
    .flatMap((block) => ((block as Json)['rows'] ?? []) as unknown[])
    .reduce((sum: number, row) => sum + textLength(row), 0);
}
