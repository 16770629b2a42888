import type { Answer } from '../../../tools/answer.ts';
import { WITHHELD_MARK } from '../../../tools/format-value.ts';
import { inert } from '../../../tools/inert.ts';
import { tableTitles } from '../../../tools/table-titles.ts';
import { nextQuestions, notesOf, saysMore } from '../../reading/answer-parts.ts';
import { askCommand } from './ask-command.ts';
import { inlineWords, renderMarkdown } from './markdown.ts';
import { provenanceLines } from './provenance.ts';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';
import { words, wrap } from './wrap.ts';

type Section = readonly string[];

function headline({ headline: text }: Answer, { palette, textColumns }: Screen): Section {
  const drawn = inlineWords(text, palette).map((word) => ({ ...word, style: palette.strong }));
  return text === '' ? [] : wrap(drawn, textColumns);
}

function understood({ readAs }: Answer, { palette, textColumns }: Screen): Section {
  return readAs === '' ? [] : wrap(words(`I read this as: ${inert(readAs)}`, palette.dim), textColumns);
}

/** Several tables are told apart by their titles. */
function tables(answer: Answer, screen: Screen): Section[] {
  const titles = tableTitles(answer.tables);
  return answer.tables.map((table, i) => {
    const name = answer.tables.length > 1 ? [screen.palette.accent(titles[i]!)] : [];
    return [...name, ...renderTable(table, screen)];
  });
}

/** Where the brief is that was asked for. */
function briefPath({ brief }: Answer): Section {
  return brief === null ? [] : [`Two-page brief: ${inert(brief.path)}`];
}

function notes(answer: Answer, { palette, textColumns }: Screen): Section {
  return notesOf(answer).flatMap((note) => {
    const marked = note.startsWith(WITHHELD_MARK);
    const text = marked ? note.slice(WITHHELD_MARK.length).trim() : note;
    const indent = { first: marked ? `${WITHHELD_MARK} ` : '• ', rest: '  ' };
    return wrap(inlineWords(text, palette), textColumns, indent);
  });
}

function clarification(answer: Answer, screen: Screen): Section {
  const { clarification: asked, headline: said, text, thread } = answer;
  if (asked === null) return [];
  const { palette, textColumns, invocation } = screen;
  const told = asked.question === said || asked.question === text;
  const question = told ? [] : wrap(inlineWords(asked.question, palette), textColumns);
  const options = asked.options.flatMap(({ label, value }, index) => {
    const number = `${index + 1}. `;
    const indent = { first: number, rest: ' '.repeat(number.length) };
    // In a conversation the number is what is typed: the same words once more would be no help.
    const repeated = invocation.chat === true && value === label;
    return [
      ...wrap(words(inert(label), palette.accent), textColumns, indent),
      ...(repeated ? [] : askCommand(value, thread, screen)),
    ];
  });
  return options.length === 0 ? question : [...question, ...(question.length > 0 ? [''] : []), ...options];
}

function declined({ declined: refusal, headline: said, text }: Answer, screen: Screen): Section {
  if (refusal === null) return [];
  const told = refusal.reason === said || refusal.reason === text;
  const reason = told ? [] : wrap(inlineWords(refusal.reason, screen.palette), screen.textColumns);
  if (refusal.nearest.length === 0) return reason;
  const nearest = refusal.nearest.flatMap(({ example }) => askCommand(example, null, screen));
  const lead = screen.palette.dim('Questions near it that I can answer:');
  return [...reason, ...(reason.length > 0 ? [''] : []), lead, ...nearest];
}

function suggestions(answer: Answer, screen: Screen): Section {
  const next = nextQuestions(answer);
  if (next.length === 0) return [];
  const commands = next.flatMap((question) => askCommand(question, answer.thread, screen));
  return [screen.palette.dim('Ask next:'), ...commands];
}

/**
 * An answer for people at a terminal: headline, what was understood, text, tables, withheld note and caveats,
 * what to ask next as commands, and where it came from. No line is wider than the screen, and nothing of it
 * can steer the terminal.
 */
export function renderAnswer(answer: Answer, screen: Screen): string {
  const said = saysMore(answer);
  const sections: Section[] = [
    [...headline(answer, screen), ...understood(answer, screen)],
    renderMarkdown(said, screen.textColumns, screen.palette),
    ...tables(answer, screen),
    briefPath(answer),
    notes(answer, screen),
    clarification(answer, screen),
    declined(answer, screen),
    suggestions(answer, screen),
    provenanceLines(answer, screen),
  ];
  const shown = sections.filter((section) => section.length > 0);
  return `${shown.map((section) => section.join('\n')).join('\n\n')}\n`;
}
