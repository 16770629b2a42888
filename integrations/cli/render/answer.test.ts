import { execFileSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Unit } from '../../../sql/templates/define-template.ts';
import { answerOf, SCORECARD, tableOf } from '../testing/hand-made-answer.ts';
import { renderAnswer } from './answer.ts';
import { askCommand } from './ask-command.ts';
import { displayWidth } from './display-width.ts';
import { createScreen } from './screen.ts';
import { renderTable } from './table.ts';
import { renderWhy } from './why.ts';

const screen = (columns: number, color = false) => createScreen({ columns, color });
const widest = (text: string): number =>
  Math.max(...stripVTControlCharacters(text).split('\n').map(displayWidth));

test('an answer at 100 columns', () => {
  expect(renderAnswer(answerOf(), screen(100))).toBe(`\
Medicaid underpaid most of those shown: −$66.9K.
I read this as: Payer ranking by net variance for October–December 2025 (by service date)

Medicaid left a net variance of −$66.9K, 11.7 % of its charges.

• Blue Cross Blue Shield follows.

                         Total  Total charges  Total payments  Net variance  Variance
Payer                   claims          (USD)           (USD)         (USD)         %
─────────────────────────────────────────────────────────────────────────────────────
Medicaid                 1,520        571,872         505,001       −66,872     −11.7
Blue Cross Blue Shield   4,100      1,234,568       1,200,000       −34,568      −2.8
Humana                       ‡              ‡               ‡             ‡         ‡
No insurance               120          9,800               0        −9,800         –
─────────────────────────────────────────────────────────────────────────────────────
All payers               5,740      1,816,240       1,705,001      −111,240      −6.1

‡ Withheld to protect patients (5 of 25 cells). Totals include them. Try a longer period or a wider
  group.
• “Underpaid” is read as net variance.

Ask next:
  payerscope ask --thread t_1 "Is it getting worse?"
  payerscope ask --thread t_1 "Show the exception mix for Medicaid in Q4 2025"

Release 2025-12-31-3f9a2b · payer_scorecard v1 0123456789ab · payerscope why a_7Q2fK9
`);
});

describe('tables', () => {
  test('too wide for the screen become panels that repeat the name', () => {
    const lines = renderTable(SCORECARD, screen(60));
    expect(lines.filter((line) => line.startsWith('Medicaid'))).toHaveLength(2);
    expect(lines.join('\n')).toMatch(/Medicaid +1,520 +571,872/);
    expect(lines.join('\n')).toMatch(/Medicaid +−66,872 +−11\.7/);
  });

  test('begin their panels with the measure that was asked for', () => {
    const table = { ...SCORECARD, params: { metric: 'variance_pct' } };
    const lines = renderTable(table, screen(60)).join('\n');
    expect(lines).toMatch(/^Medicaid +−11\.7 +1,520 +571,872$/m);
    expect(lines.match(/−11\.7/g)).toHaveLength(1);
  });

  test('on the narrowest screens every row is a record, nothing dropped', () => {
    const text = renderTable(SCORECARD, screen(24)).join('\n');
    expect(text.match(/Total claims/g)).toHaveLength(5);
    expect(text).toMatch(/^Humana\n {2}Total claims\n {4}‡$/m);
  });

  test('cents are kept where amounts are small', () => {
    const columns = [
      { name: 'payer', label: 'Payer', unit: 'text' as Unit },
      { name: 'charge_per_claim', label: 'Charge per claim', unit: 'usd' as Unit },
      { name: 'settlement_days_avg', label: 'Settlement days', unit: 'days' as Unit },
    ];
    const text = renderTable(tableOf(columns, [['Humana', 129.16, 18.44]]), screen(80)).join('\n');
    expect(text).toMatch(/Humana +129\.16 +18\.4$/);
    expect(text).toMatch(/Charge per .*\n.*claim \(USD\)/);
    expect(text).not.toContain('(days)');
  });

  test('a result without rows says so', () => {
    expect(renderTable(tableOf(SCORECARD.columns, []), screen(80))).toEqual(['(no rows)']);
  });

  test('wide and combining characters keep columns aligned, long names end in …', () => {
    const columns = SCORECARD.columns.slice(0, 2);
    const rows = [
      ['東京病院', 120],
      ['Clínica São João'.normalize('NFD'), 1200],
      ['x'.repeat(200), 12000],
    ];
    const lines = renderTable(tableOf(columns, rows), screen(60)).slice(-3);
    expect(lines.map(displayWidth)).toEqual([60, 60, 60]);
    expect(lines[2]).toContain('…');
  });
});

describe('text from data or a model cannot steer the terminal', () => {
  test.each([
    ['an escape sequence', 'Medi\u001b[31mcaid\u001b]0;owned\u0007', 'Medi␛[31mcaid␛]0;owned␇'],
    ['a line break', 'Medi\ncaid', 'Medi caid'],
    ['an eight-bit control', 'Medi\u009bcaid', 'Medi�caid'],
    ['bidirectional overrides, zero width and tags', 'Medi\u202e\u200b\u{e0041}caid', 'Medicaid'],
  ])('%s', (_, label, shown) => {
    const table = tableOf(SCORECARD.columns.slice(0, 2), [[label, 120]]);
    const answer = answerOf({
      text: '',
      headline: label,
      caveats: [label],
      suggestions: [label],
      tables: [table],
    });
    const text = renderAnswer(answer, screen(100));
    expect(text.split(shown).length - 1).toBe(4);
    expect(text).not.toMatch(/[^\P{C}\n]/u);
  });
});

test('a clarification numbers its options as commands', () => {
  const text = renderAnswer(
    answerOf({
      status: 'clarification',
      headline: '',
      readAs: '',
      text: 'Which period?',
      tables: [],
      caveats: [],
      suggestions: [],
      clarification: {
        question: 'Which period?',
        options: [
          { label: 'Q4 2025', value: 'in Q4 2025' },
          { label: 'All of 2025', value: 'in 2025' },
        ],
      },
    }),
    screen(80),
  );
  expect(text.match(/Which period\?/g)).toHaveLength(1);
  expect(text).toContain('1. Q4 2025\n  payerscope ask --thread t_1 "in Q4 2025"\n2. All of 2025\n');
});

test('a decline gives its reason once and the nearest questions as commands of a new thread', () => {
  const reason = 'Single claims are never shown.';
  const text = renderAnswer(
    answerOf({
      status: 'declined',
      headline: reason,
      readAs: '',
      text: reason,
      tables: [],
      caveats: [],
      suggestions: [],
      declined: {
        reason,
        nearest: [{ template: 'payer_scorecard', example: 'Payer scorecard for last quarter' }],
      },
    }),
    screen(80),
  );
  expect(text.match(/never shown/g)).toHaveLength(1);
  expect(text).toContain('\n  payerscope ask "Payer scorecard for last quarter"\n');
});

test('a note the answer brought itself is not said twice', () => {
  const caveats = ['‡ Withheld to protect patients (5 of 25 cells). Totals include them.'];
  expect(renderAnswer(answerOf({ caveats }), screen(100)).match(/Withheld to protect/g)).toHaveLength(1);
});

describe('properties', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '**bold**',
      '*a* _b_',
      '`code`',
      '- item',
      '東京病院',
      'e\u0301'.repeat(40),
      'x'.repeat(150),
    ),
  );
  const phrase = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
  const unit = fc.constantFrom<Unit>('count', 'usd', 'percent', 'ratio', 'days', 'score');
  const table = fc
    .record({
      labels: fc.array(fc.tuple(phrase, unit), { maxLength: 9 }),
      names: fc.array(phrase, { maxLength: 6 }),
    })
    .map(({ labels, names }) =>
      tableOf(
        [
          { name: 'payer', label: 'Payer', unit: 'text' },
          ...labels.map(([label, of], at) => ({ name: `m${at}`, label, unit: of })),
        ],
        names.map((name, row) => [name, ...labels.map((_, at) => (row + 1) * 10 ** (at + 1) + 0.25)]),
        names.length > 0 && labels.length > 0 ? [[0, 'm0']] : [],
      ),
    );
  const answers = fc
    .record({
      headline: phrase,
      text: phrase,
      readAs: phrase,
      caveats: fc.array(phrase),
      tables: fc.array(table),
    })
    .map((changes) => answerOf({ ...changes, suggestions: [changes.headline] }));

  test('no line is wider than the terminal, with and without colour', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 40, max: 160 }), fc.boolean(), (answer, columns, color) => {
        expect(widest(renderAnswer(answer, screen(columns, color)))).toBeLessThanOrEqual(columns);
        expect(widest(renderWhy(answer, screen(columns, color)))).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 80, seed: 7 },
    );
  });

  test('colour changes styles only', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const styled = stripVTControlCharacters(renderAnswer(answer, screen(80, true)));
        expect(styled).toBe(renderAnswer(answer, screen(80)));
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  test('a copied command asks the very words that were shown', () => {
    const samples = fc.sample(
      fc.string({ unit: fc.constantFrom(...'abc "\'$`\\! *?~#&|;<>(){}é東'), minLength: 1, maxLength: 90 }),
      { numRuns: 60, seed: 7 },
    );
    const questions = samples.map((text) => text.trim()).filter((text) => text !== '');
    const script = questions
      .map((question) => askCommand(question, 't_1', screen(60)).join('\n'))
      .join('\n')
      .replaceAll('payerscope ask --thread t_1', "printf '%s\\0'");
    const heard = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(heard).toEqual(questions);
  });
});
