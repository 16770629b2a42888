import { describe, expect, it } from 'vitest';
import { plan } from './plan.ts';
import { withoutRemark } from './remarks.ts';
import { context } from './testing/plan-context.ts';

describe('what stands around a question', () => {
  it.each([
    [
      'overpaid claims by payer in 2024 - we may owe refunds',
      'overpaid claims by payer in 2024',
      ['we may owe refunds'],
    ],
    [
      'Our PBM wants to know: which plan covers drugs worst?',
      'which plan covers drugs worst?',
      ['Our PBM wants to know'],
    ],
    [
      'payments in Q3 2025 because the auditors are here',
      'payments in Q3 2025',
      ['because the auditors are here'],
    ],
  ])('%s', (text, question, remarks) => {
    expect(withoutRemark(text)).toEqual({ question, remarks });
  });

  it('is not cut off where there is nothing', () => {
    expect(withoutRemark('payments by payer in 2025')).toBeNull();
  });
});

describe('a remark is named in the notes', () => {
  it('where it says nothing that would be missed', () => {
    const made = plan('overpaid claims by payer in 2024 - we may owe refunds', null, context);
    expect(made.kind === 'run' && made.notes.at(-1)).toContain('“we may owe refunds”');
  });

  it('but one that names a payer or a period is part of the question', () => {
    const made = plan(
      'overpaid claims by payer in 2024 - we may owe Medicaid refunds for 2023',
      null,
      context,
    );
    expect(made.kind).not.toBe('run');
  });
});
