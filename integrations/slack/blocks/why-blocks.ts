import type { Answer } from '../../../tools/answer.ts';
import { context, sections } from './build.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { packMessages, type SlackMessage } from './pack-messages.ts';

/** Code as Slack sets it, in pieces that each stand in their own fence. */
const SQL_PIECE = 2_500;

function fenced(sql: string): string[] {
  const lines = sql.trim().split('\n');
  const pieces: string[] = [''];
  for (const line of lines) {
    const escaped = escapeMrkdwn(line.replace(/^ +/, (spaces) => ' '.repeat(spaces.length)));
    const last = pieces.length - 1;
    if (pieces[last]!.length + escaped.length > SQL_PIECE) pieces.push(escaped);
    else pieces[last] = pieces[last] === '' ? escaped : `${pieces[last]}\n${escaped}`;
  }
  return pieces.map((piece) => `\`\`\`${piece}\`\`\``);
}

/** Where an answer's numbers came from: release, statements, parameters and hashes. */
export function whyMessages(answer: Answer): SlackMessage[] {
  const { releaseId, asOf, dataThrough, planner, statements } = answer.provenance;
  const title = `Where ${answer.answerId} came from`;
  const facts = [
    `Question: ${answer.question}`,
    ...(answer.readAs === '' ? [] : [`Read as: ${answer.readAs}`]),
    `Release: ${releaseId}, as of ${asOf}, data through ${dataThrough}`,
    ...(planner === '' ? [] : [`Planner: ${planner}`]),
  ];
  return packMessages(title, [
    ...sections(`*${escapeMrkdwn(title)}*\n${facts.map((fact) => escapeMrkdwn(fact)).join('\n')}`),
    ...statements.flatMap(({ template, params, resultHash, sql }) => [
      ...sections(`*${escapeMrkdwn(template)}*\nParameters: ${escapeMrkdwn(JSON.stringify(params))}`),
      ...fenced(sql).flatMap(sections),
      ...context(`Result hash ${escapeMrkdwn(resultHash)}`),
    ]),
  ]);
}
