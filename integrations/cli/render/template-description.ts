import type {
  ParamDescription,
  TemplateDescription,
  TemplateSummary,
} from '../../../tools/describe-templates.ts';
import { askCommand } from './ask-command.ts';
import { factLines } from './fact-lines.ts';
import { inlineWords } from './markdown.ts';
import type { Screen } from './screen.ts';
import { sqlLines } from './sql-lines.ts';
import { words, wrap } from './wrap.ts';

const INDENT = { first: '  ', rest: '  ' };

/** All templates by subject: name, what it answers, one question as a command. */
export function renderTemplateList(templates: readonly TemplateSummary[], screen: Screen): string {
  const { palette, textColumns } = screen;
  const subjects = [...new Set(templates.map(({ subject }) => subject))];
  const sections = subjects.map((subject) => [
    palette.strong(subject),
    ...templates
      .filter((template) => template.subject === subject)
      .flatMap(({ name, description, example }) => [
        palette.accent(name),
        ...wrap(inlineWords(description, palette), textColumns, INDENT),
        ...(example === '' ? [] : askCommand(example, null, screen).map(palette.dim)),
      ]),
  ]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function paramLine({ name, type, options, required, default: preset }: ParamDescription): string {
  const choices = options.length === 0 ? '' : ` ${options.join(', ')}`;
  const need = required ? '; required' : preset === null ? '' : `; default ${preset}`;
  return `${name}: ${type}${choices}${need}`;
}

/** Everything a compliance officer or an analyst wants to know of one template, its SQL last. */
export function renderTemplate(template: TemplateDescription, screen: Screen): string {
  const { palette, textColumns } = screen;
  const list = (lines: readonly string[]): string[] =>
    lines.flatMap((line) => wrap(words(line), textColumns, { first: '  ', rest: '    ' }));
  const heading = [
    ...words(template.title, palette.strong),
    ...words(`· ${template.name} v${template.version}`, palette.dim),
  ];
  const sections = [
    [...wrap(heading, textColumns), ...wrap(inlineWords(template.description, palette), textColumns)],
    [
      ...factLines('Subject', template.subject, screen),
      ...factLines('Basis', template.basis.replaceAll('_', ' '), screen),
      ...factLines('Reads', template.tables.join(', '), screen),
      ...factLines('Statements', String(template.statements), screen),
    ],
    template.params.length === 0 ? [] : [palette.dim('Parameters'), ...list(template.params.map(paramLine))],
    [
      palette.dim('Columns'),
      ...list(template.columns.map(({ name, label, unit }) => `${name}: ${label} (${unit})`)),
    ],
    [palette.dim('Questions'), ...template.examples.flatMap((example) => askCommand(example, null, screen))],
    [palette.dim('SQL'), ...sqlLines(template.sql, screen)],
    Object.keys(template.slots).length === 0 ? [] : [palette.dim('Slots'), ...list(slotLines(template))],
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/**
 * All that can stand in a marker's place, one line per option: `order = lowest: direction asc`. What is the same
 * whatever the option is said once.
 */
function slotLines({ slots }: TemplateDescription): string[] {
  const said = ([fragment, sql]: [string, string]): string => `${fragment} ${sql === '' ? '(nothing)' : sql}`;
  return Object.entries(slots).flatMap(([slot, options]) => {
    const all = Object.values(options).flatMap((fragments) => Object.entries(fragments).map(said));
    const counts = Map.groupBy(all, (text) => text);
    const many = Object.keys(options).length;
    const always = [...counts].filter(([, same]) => many > 1 && same.length === many).map(([text]) => text);
    return [
      ...(always.length === 0 ? [] : [`${slot}, any: ${always.join('; ')}`]),
      ...Object.entries(options).map(([option, fragments]) => {
        const own = Object.entries(fragments)
          .map(said)
          .filter((text) => !always.includes(text));
        return `${slot} = ${option}: ${own.join('; ')}`;
      }),
    ];
  });
}
