import { expect, it } from 'vitest';
import { checkWithholding } from './check-withholding.ts';

it.each([
  'Net variance by payer in May 2025: withheld to protect patients',
  'Every value is withheld to protect patients. Totals include them.',
  'Humana stands below its charges. What Aetna paid is withheld to protect patients.',
])('lets the fixed phrase stand: %s', (text) => expect(checkWithholding(text)).toEqual([]));

it.each([
  'Humana is withheld because it has so few patients',
  'Humana is withheld to protect patients, probably a handful.',
  'Humana is withheld to protect patients since it is below the threshold',
  'The figure of Humana is hidden',
  'Suppression applies to Humana',
  'Humana: ‡ is close to the others',
  'Humana’s claims are masked\nThe rest is fine.',
])('rejects a reason, a size or a guess: %s', (text) =>
  expect(checkWithholding(text)).toMatchObject([{ check: 'withholding' }]),
);
