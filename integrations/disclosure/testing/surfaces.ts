import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from '../../../tools/briefs/brief-kinds.ts';
import { readPdf } from '../../../tools/briefs/verify/read-pdf.ts';
import { pagesOf, textsOf } from '../../../tools/briefs/verify/read-pdf-text.ts';
import { rasterize } from '../../../tools/charts/render-png.ts';
import { runCommandLine } from '../../cli/testing/run-command-line.ts';
import { createWorkspace } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { showInSlack, showSlackHome } from '../../slack/testing/show-in-slack.ts';
import { readAgentFiles } from './read-agent-files.ts';
import { readPrompts } from './read-prompts.ts';
import { readRequests } from './read-requests.ts';

/** Where a question is asked. */
export interface Asking {
  readonly dataDirectory: string;
  readonly question: string;
  /** Conversation to go on with; its turns are asked in order on every surface. */
  readonly thread: string | undefined;
}

/** A way out of the building: everything a person, a program or a model gets to see of one question. */
export interface Surface {
  readonly name: string;
  bytesOf(asking: Asking): Promise<string>;
  /** Where asking takes long: which third of the conversations is asked there; all where it is missing. */
  readonly third?: 0 | 1 | 2;
}

const run = async (
  dataDirectory: string,
  argv: readonly string[],
  options: Parameters<typeof runCommandLine>[1] = {},
): Promise<string> => {
  const workspace = createWorkspace(readConfig({}, { data: dataDirectory }));
  const { code, stdout, stderr } = await runCommandLine([...argv, '--data', dataDirectory], {
    workspace,
    ...options,
  });
  return `exit ${code}\n--- stdout\n${stdout}\n--- stderr\n${stderr}`;
};

/** Each surface has conversations of its own, so that none is a turn ahead of another. */
const ask = (
  surface: string,
  { dataDirectory, question, thread }: Asking,
  flags: readonly string[] = [],
  options: Parameters<typeof runCommandLine>[1] = {},
) =>
  run(
    dataDirectory,
    ['ask', question, ...(thread ? ['--thread', `${surface}-${thread}`] : []), ...flags],
    options,
  );

async function askWithCsv(asking: Asking): Promise<string> {
  const file = join(asking.dataDirectory, 'answer.csv');
  const said = await ask('csv', asking, ['--csv', file], { tty: { columns: 100 } });
  return said.includes('Wrote ') ? said + readFileSync(file, 'utf8') : said;
}

/** The drawing after what was said about it: the file's SVG, then the bytes of its PNG, one character each. */
async function askWithChart(asking: Asking): Promise<string> {
  const file = join(asking.dataDirectory, 'chart.svg');
  const said = await ask('chart', asking, ['--chart', file]);
  if (!said.includes('Wrote ')) return said;
  const svg = readFileSync(file, 'utf8');
  return `${said}${svg}
--- PNG
${(await rasterize(svg)).toString('latin1')}`;
}

async function askThenWhy(asking: Asking): Promise<string> {
  const said = await ask('json', asking, ['--json']);
  const id = /"answerId": "(a_[0-9a-f]{12})"/.exec(said)?.[1];
  return id === undefined ? said : said + (await run(asking.dataDirectory, ['why', id]));
}

/** A conversation of its own about the question, and the files it writes; then once more as JSON. */
async function talk({ dataDirectory, question, thread }: Asking): Promise<string> {
  const flags = thread ? ['--thread', `chat-${thread}`] : [];
  const lines = [question, '/csv', '/chart', '/why', '/help'];
  const said = await run(dataDirectory, ['chat', ...flags], { stdin: [lines.join('\n')] });
  const again = await run(dataDirectory, ['chat', '--json', ...flags], {
    stdin: ['1\n', '/new\n', question],
  });
  return said + again;
}

/** The question as a wish for a brief: the file that is written, and what is told of it. */
async function askForBrief({ dataDirectory, question, thread }: Asking): Promise<string> {
  const wish = { dataDirectory, question: `Two-page brief: ${question}`, thread };
  const said = await ask('brief', wish, ['--json']);
  const path = /"path": "([^"]+\.pdf)"/.exec(said)?.[1];
  if (path === undefined) return said;
  const pdf = readFileSync(path);
  const file = readPdf(pdf)!;
  const texts = pagesOf(file).flatMap((page) => textsOf(file, page) ?? []);
  return `${said}\n${texts.join('\n')}\n${pdf.toString('latin1')}`;
}

/** Every surface there is. A new one joins the gate with one line here. */
export const SURFACES: readonly Surface[] = [
  { name: 'terminal', bytesOf: (asking) => ask('terminal', asking) },
  { name: 'terminal in colour, with CSV', bytesOf: askWithCsv, third: 2 },
  { name: 'JSON, then why', bytesOf: askThenWhy },
  { name: 'chart as SVG and PNG', bytesOf: askWithChart },
  { name: 'prompts', bytesOf: readPrompts },
  { name: 'prompts over the wire', bytesOf: readRequests, third: 0 },
  { name: 'briefs', bytesOf: askForBrief, third: 1 },
  { name: 'chat', bytesOf: talk, third: 2 },
  { name: 'Slack', bytesOf: showInSlack, third: 0 },
];

/** Commands that print something about a release without being asked a question. */
const STANDING = [['releases'], ['doctor'], ['audit', 'verify']] as const;

/** Every brief there is, read back. */
const BRIEFS = BRIEF_KINDS.flatMap((kind) =>
  BRIEF_AUDIENCES.map((audience) => ['brief', kind, '--audience', audience, '--period', '2024'] as const),
);

/** What every surface shows for every question, then what is left on the disk of all but the builder. */
export async function showEverything(
  dataDirectory: string,
  questions: readonly { readonly question: string; readonly thread?: string }[],
  surfaces: readonly Surface[] = SURFACES,
): Promise<Record<string, string>> {
  const shown: Record<string, string> = {};
  const conversations = [...new Set(questions.map(({ question, thread }) => thread ?? question))];
  for (const { name, bytesOf, third } of surfaces) {
    for (const [at, { question, thread }] of questions.entries()) {
      if (third !== undefined && conversations.indexOf(thread ?? question) % 3 !== third) continue;
      shown[`${name}: ${at + 1}. ${question}`] = await bytesOf({ dataDirectory, question, thread });
    }
  }
  for (const argv of STANDING) shown[argv.join(' ')] = await run(dataDirectory, argv);
  for (const argv of BRIEFS) {
    const file = join(dataDirectory, 'brief.pdf');
    const said = await run(dataDirectory, [...argv, '-o', file]);
    const verified = await run(dataDirectory, ['verify', file]);
    shown[argv.join(' ')] = `${said}\n${verified}\n${readFileSync(file, 'latin1')}`;
  }
  shown['Slack home and schedules'] = await showSlackHome(dataDirectory);
  for (const [file, content] of readAgentFiles(dataDirectory)) shown[`file ${file}`] = content;
  return shown;
}
