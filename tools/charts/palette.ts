import type { ReleaseManifest } from '../release-manifest.ts';
import { UNINSURED } from '../uninsured.ts';
import { THEME } from './theme.ts';

/** A fill, and a shade of it dark enough to write with on white. */
export interface Tone {
  readonly fill: string;
  readonly text: string;
}

/**
 * Ten hues people with any common colour blindness can tell apart: Okabe and Ito's, without their yellow, which is
 * not seen on white, three of Tol's muted ones and a brown. The test measures it.
 */
const HUES: readonly Tone[] = [
  { fill: '#0072b2', text: '#005f94' },
  { fill: '#d55e00', text: '#b34f00' },
  { fill: '#009e73', text: '#00755a' },
  { fill: '#cc79a7', text: '#a34d7e' },
  { fill: '#e69f00', text: '#8a6000' },
  { fill: '#56b4e9', text: '#1f78ad' },
  { fill: '#332288', text: '#332288' },
  { fill: '#882255', text: '#882255' },
  { fill: '#999933', text: '#6b6b1f' },
  { fill: '#543005', text: '#543005' },
];

const GREY: Tone = { fill: '#636b76', text: '#5b6675' };
const LIGHT_GREY: Tone = { fill: '#b9c2cd', text: '#5b6675' };

/** What is no member of its own: the rest folded together. */
const isRest = (label: string): boolean => /^Other( |$)/.test(label);

/** The tone at a place of a list; lists longer than the palette begin again. */
export function toneAt(index: number): Tone {
  return HUES[index % HUES.length]!;
}

/**
 * The tone of a payer: the same in every chart and brief of a release, whatever else a chart shows. Payers take
 * theirs in the release's order; claims nobody insures and folded payers are grey.
 */
export function payerTone(payer: string, manifest: Pick<ReleaseManifest, 'members'>): Tone {
  if (payer === UNINSURED) return GREY;
  if (isRest(payer)) return LIGHT_GREY;
  const insurers = (manifest.members['payer'] ?? []).filter((label) => label !== UNINSURED && !isRest(label));
  const at = insurers.indexOf(payer);
  return at < 0 ? GREY : toneAt(at);
}

/** Tones of a scale from early to late, light to dark and then to a warning, such as the age of a balance. */
const RAMP = ['#cfe2f1', '#92bfdf', '#4a94c8', '#f0b257', '#c9501c', '#7f2704'] as const;

/** `count` steps of the ramp, its ends among them. */
export function rampOf(count: number): string[] {
  if (count === 1) return [THEME.accent];
  return Array.from({ length: count }, (_, at) => RAMP[Math.round((at * (RAMP.length - 1)) / (count - 1))]!);
}

/** What a rating says, whichever member it is said of. */
const RATINGS: Readonly<Record<string, Tone>> = {
  Strong: HUES[0]!,
  Stable: HUES[5]!,
  Weak: HUES[1]!,
  High: HUES[1]!,
  Medium: HUES[4]!,
  Low: HUES[5]!,
};

/** The tone of a rating or a priority; undefined for any other label. */
export function ratingTone(label: string): Tone | undefined {
  return RATINGS[label];
}

/** Measures that mean the same wherever they stand look the same wherever they stand. */
const MEASURES: Readonly<Record<string, Tone>> = {
  total_charges: { fill: THEME.before, text: THEME.quiet },
  total_medication_cost: { fill: THEME.before, text: THEME.quiet },
  total_payments: HUES[0]!,
  payer_paid: HUES[0]!,
  payer_coverage: HUES[0]!,
  patient_paid: HUES[4]!,
  out_of_pocket: HUES[4]!,
  underpaid_claims: HUES[1]!,
  zero_pay_claims: HUES[7]!,
  overpaid_claims: HUES[5]!,
  no_charge_claims: GREY,
  matched_claims: { fill: '#d5dce4', text: THEME.quiet },
};

/** The tone of a measure drawn beside others, by its name, else by its place. */
export function measureTone(name: string, index: number): Tone {
  return MEASURES[name] ?? toneAt(index);
}
