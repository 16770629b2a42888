import { describe, expect, it } from 'vitest';
import { answeredOption } from './answered-option.ts';

const options = ['Payer scorecard for Medicare in Q4 2025', 'Payer scorecard for Medicaid in Q4 2025'];

describe('a reply to a question back', () => {
  it.each([
    ['Medicare', options[0]],
    ['medicaid please', options[1]],
    ['I mean Medicare', options[0]],
    ['the second one', options[1]],
    ['2', options[1]],
  ])('%s picks an option', (reply, option) => {
    expect(answeredOption(reply, options)).toBe(option);
  });

  it.each(['Q4 2025', 'Humana', 'Medicare by month', 'the', '7', 'payments for Medicare and Medicaid in Q4'])(
    '%s picks none',
    (reply) => {
      expect(answeredOption(reply, options)).toBeNull();
    },
  );

  it('nothing was asked, nothing is picked', () => {
    expect(answeredOption('Medicare', [])).toBeNull();
  });
});
