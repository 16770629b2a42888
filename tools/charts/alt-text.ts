/** Marks told one by one before the rest is counted. */
const TOLD = 12;

/**
 * Alternative text: the kind of chart, its finding, what is drawn, and the values, so that it can be read instead.
 *
 * @param values one text per mark, such as `Medicaid $1.2M` or `Humana withheld`
 */
export function altText(kind: string, title: string, subtitle: string, values: readonly string[]): string {
  const told = values.slice(0, TOLD).join('; ');
  const rest = values.length > TOLD ? `; and ${values.length - TOLD} more` : '';
  return `${kind}. ${title}. ${subtitle}.${told === '' ? '' : ` ${told}${rest}.`}`;
}
