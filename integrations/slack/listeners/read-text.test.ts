import { expect, test } from 'vitest';
import { readSchedule } from '../schedules/read-schedule.ts';
import { readCommand } from './read-command.ts';
import { isCourtesy, mentioned, readText } from './read-text.ts';

test.each([
  ['<@U0BOT> Payer scorecard for 2024', 'Payer scorecard for 2024'],
  ['coverage &lt; 60 % &amp; falling', 'coverage < 60 % & falling'],
  ['see <https://x.example/a|the page> in <#C1|finance>', 'see the page in finance'],
  ['<!here>  two\nlines', 'two lines'],
])('%j was written as %j', (text, read) => {
  expect(readText(text)).toBe(read);
});

test('tells who is spoken to, and what asks nothing', () => {
  expect(mentioned('<@U1> and <@W2|ben>')).toEqual(['U1', 'W2']);
  expect(['thanks!', 'Ok', 'great.', ''].every(isCourtesy)).toBe(true);
  expect(isCourtesy('ok, and for Medicaid?')).toBe(false);
});

test.each([
  ['', { kind: 'help' }],
  ['HELP', { kind: 'help' }],
  ['ask Payer scorecard', { kind: 'ask', question: 'Payer scorecard' }],
  ['Payer scorecard for 2024', { kind: 'ask', question: 'Payer scorecard for 2024' }],
  ['brief coverage', { kind: 'brief', wish: 'coverage' }],
  ['define  net variance', { kind: 'define', term: 'net variance' }],
  ['schedule coverage monthly <#C1|x>', { kind: 'schedule', words: 'coverage monthly <#C1|x>' }],
  ['unschedule #3', { kind: 'unschedule', id: 3 }],
  ['unschedule all', { kind: 'unschedule', id: null }],
])('/payerscope %s', (text, command) => {
  expect(readCommand(text)).toEqual(command);
});

test('a schedule names a brief, how often and a channel', () => {
  expect(readSchedule('weekly payers operations <#C1|finance>')).toEqual({
    ...{ kind: 'payers', cadence: 'weekly', channel: 'C1', audience: 'operations' },
  });
  for (const text of ['coverage monthly #finance', 'coverage <#C1|x>', 'monthly <#C1|x>'])
    expect(() => readSchedule(text)).toThrow(/Name a brief/);
});
