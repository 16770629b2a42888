import { expect, test } from 'vitest';
import { parseLine } from './parse-line.ts';

const command = (name: string, given = '') => ({ kind: 'command', name, given });
const question = (text: string) => ({ kind: 'question', question: text });

test.each([
  ['', { kind: 'nothing' }],
  ['  \t ', { kind: 'nothing' }],
  [' Payer scorecard for 2025 \r', question('Payer scorecard for 2025')],
  ['/chart', command('chart')],
  ['/Chart  My Charts/a b.png ', command('chart', 'My Charts/a b.png')],
  ['/', command('')],
  ['/define variance %', command('define', 'variance %')],
  ['quit', command('quit')],
  ['EXIT', command('quit')],
  ['exit rate by payer', question('exit rate by payer')],
  ['and for A/R?', question('and for A/R?')],
  // A path is no command; the agent says what it does not understand.
  ['/etc/passwd', question('/etc/passwd')],
])('%j', (line, said) => {
  expect(parseLine(line, 0)).toEqual(said);
});

test('a small number is an option where there are any, a year never is', () => {
  expect(parseLine('2', 3)).toEqual({ kind: 'option', number: 2 });
  expect(parseLine(' 2. ', 3)).toEqual({ kind: 'option', number: 2 });
  expect(parseLine('12', 3)).toEqual({ kind: 'option', number: 12 });
  expect(parseLine('2025', 3)).toEqual(question('2025'));
  expect(parseLine('2', 0)).toEqual(question('2'));
});

test('what follows a command cannot steer a terminal that it is shown on', () => {
  expect(parseLine('/csv \u001b]0;x\u0007.csv', 0)).toEqual(command('csv', '␛]0;x␇.csv'));
  expect(parseLine('/\u001b[2J', 0)).toEqual(command('␛[2j'));
});
