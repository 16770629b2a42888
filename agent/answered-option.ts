const SAYS_NOTHING = new Set(
  'the a an one ones please i i mean meant it is its for in of by and just only that this option number yes'.split(
    ' ',
  ),
);
const ORDINALS: Readonly<Record<string, number>> = {
  ...{ first: 0, second: 1, third: 2, fourth: 3, last: -1 },
  ...{ '1': 0, '2': 1, '3': 2, '4': 3, '5': 4, '6': 5 },
};

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}%+]+/u)
    .filter((word) => word !== '');

/**
 * The option a short reply picks, or null: “Medicare” or “the second one” after “could be Medicare or Medicaid. Which
 * one?”. A reply that fits two options, or says more than the option, is a question of its own.
 *
 * @param options what can be asked next, each a whole question
 */
export function answeredOption(reply: string, options: readonly string[]): string | null {
  const said = wordsOf(reply).filter((word) => !SAYS_NOTHING.has(word));
  if (said.length === 0 || said.length > 5) return null;
  const [only, ...more] = said;
  const place = more.length === 0 ? ORDINALS[only!] : undefined;
  if (place !== undefined) return options.at(place) ?? null;
  const fits = options.filter((option) => {
    const words = new Set(wordsOf(option));
    return said.every((word) => words.has(word));
  });
  return fits.length === 1 ? fits[0]! : null;
}
