import { describe, expect, it } from 'vitest';
import { withoutBackground } from './background.ts';
import { context } from './testing/plan-context.ts';

describe('a message that tells a story and asks a question', () => {
  it('asks of whom the story names, where it points back', () => {
    expect(
      withoutBackground('We open talks with Aetna in May. How did their payments develop?', context),
    ).toEqual({
      question: 'How did their payments develop for Aetna.',
      background: 'We open talks with Aetna in May.',
    });
  });

  it('asks of all where it says so', () => {
    const text = 'I meet Cigna on Tuesday. Are they right? Show settlement days by payer for 2025.';
    expect(withoutBackground(text, context)?.question).toBe(
      'Are they right? Show settlement days by payer for 2025.',
    );
  });

  it.each(['Payments in 2025?', 'Show payments in 2025. Only for Aetna.'])('has no story: %s', (text) => {
    expect(withoutBackground(text, context)).toBeNull();
  });
});
