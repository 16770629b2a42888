import { describe, expect, test } from 'vitest';
import { size } from './derive.ts';
import type { Figure } from './read-result.ts';
import { say } from './say.ts';

const figure = (value: number | null, text: string): Figure => ({
  text,
  value,
  unit: 'usd',
  withheld: value === null,
  better: 'neutral',
});

describe('a sentence', () => {
  test('is words, names and figures', () => {
    expect(say`${{ name: 'Aetna' }} is ${size(figure(-3000, '−$3.0K'))} below.`).toBe(
      'Aetna is $3.0K below.',
    );
  });

  test('is not said where a figure cannot be shown', () => {
    expect(say`Aetna is ${figure(null, '‡')} below.`).toBeNull();
  });

  test('holds no number of its own', () => {
    expect(() => say`Aetna is 3 below.`).toThrow(/digit/);
    expect(() => say`Aetna is ½ below.`).toThrow(/digit/);
  });
});
