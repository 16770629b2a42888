import { readFile } from 'node:fs/promises';
import type { Answer } from '../../tools/answer.ts';
import { toCsv } from '../../tools/csv.ts';
import { tableTitles } from '../../tools/table-titles.ts';
import { LIMITS } from './blocks/limits.ts';
import { plainText } from './blocks/mrkdwn.ts';
import { clip } from './blocks/split-text.ts';
import type { UploadedFile } from './slack-api.ts';

/** The chart of an answer as a PNG with its alternative text; nothing where it has none. */
export async function chartFile({ chart, answerId }: Answer): Promise<UploadedFile[]> {
  if (chart === null) return [];
  const { renderPng } = await import('../../tools/charts/render-png.ts');
  const told = chart.spec['description'];
  return [
    {
      filename: `${answerId}.png`,
      title: plainText(chart.title),
      data: await renderPng(chart.spec),
      altText: clip(plainText(typeof told === 'string' ? told : chart.title), LIMITS.altText),
    },
  ];
}

/** The two-page brief an answer made; nothing where it made none. */
export async function briefFile({ brief, readAs, answerId }: Answer): Promise<UploadedFile[]> {
  if (brief === null) return [];
  const title = plainText(readAs.replace(/, as a two-page brief$/, '') || 'Brief');
  const data = await readFile(brief.path);
  return [{ filename: `${brief.kind}-brief-${answerId}.pdf`, title, data, altText: null }];
}

/** Every table of an answer as a CSV file of its own. */
export function csvFiles({ tables, answerId }: Answer): UploadedFile[] {
  const titles = tableTitles(tables);
  return tables.map((table, index) => ({
    filename: `${table.template}-${answerId}${tables.length > 1 ? `-${index + 1}` : ''}.csv`,
    title: titles[index]!,
    data: Buffer.from(toCsv(table), 'utf8'),
    altText: null,
  }));
}
