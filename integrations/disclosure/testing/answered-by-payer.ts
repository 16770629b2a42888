import { askJson } from './ask-json.ts';

/** The column of the first table of an answer by payer; `‡` where it is withheld. */
export async function answeredByPayer(
  dataDirectory: string,
  question: string,
  column: string,
): Promise<Record<string, unknown>> {
  const { tables } = await askJson(dataDirectory, question);
  const [table] = tables;
  const at = (name: string) => table?.columns.findIndex((one) => one.name === name) ?? -1;
  const marks = new Set(table?.withheld.map(([row, name]) => `${row} ${name}`));
  return Object.fromEntries(
    (table?.rows ?? []).map((row, index) => [
      row[at('payer')],
      marks.has(`${index} ${column}`) ? '‡' : row[at(column)],
    ]),
  );
}
