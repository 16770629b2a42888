import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, tokenise } from './tokenise.ts';

const words = (text: string): string[] => tokenise(cleanText(text)).map((token) => token.text);

test('words, numbers with their letters and marks are told apart', () => {
  expect(words("What's the payer's rate in Q3-2025, 2024-06?")).toEqual([
    ...['what', 'is', 'the', 'payer', 'rate', 'in', 'q3', '-', '2025', ',', '2024-06', '?'],
  ]);
  expect(words("doesn't pay `net_variance`")).toEqual(['does', 'not', 'pay', "'", 'net', 'variance']);
});

test('plain ASCII, which has a path of its own, reads as it does beside any other letter', () => {
  const ascii = fc.string({ unit: fc.constantFrom(...'aZq39-/.,\' _`"&?:%$(s)t0n'), maxLength: 40 });
  fc.assert(
    fc.property(ascii, (text) => {
      const plain = tokenise(cleanText(text));
      const mixed = tokenise(cleanText(`${text} é`));
      expect(mixed.pop()?.text).toBe('é');
      expect(mixed).toEqual(plain);
    }),
    { numRuns: 1000, seed: 1 },
  );
});
