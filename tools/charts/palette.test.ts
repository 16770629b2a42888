import { expect, test } from 'vitest';
import { payerTone, rampOf, toneAt } from './palette.ts';
import { chartManifest } from './testing/chart-result.ts';

type Rgb = readonly [number, number, number];

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as unknown as Rgb;
const times = (matrix: readonly Rgb[], [r, g, b]: Rgb): Rgb =>
  matrix.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Rgb;

/** Machado, Oliveira and Fernandes (2009), full severity, in linear RGB. */
const SEEN = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const satisfies Record<string, readonly Rgb[]>;

/** CIE L*a*b* of linear RGB under D65. */
function lab(color: Rgb): Rgb {
  const [x, y, z] = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    color,
  );
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.9505), f(y), f(z / 1.089)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
const difference = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const contrast = (hex: string): number => {
  const [r, g, b] = rgbOf(hex);
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
};

test.each(Object.entries(SEEN))(
  'the ten tones, and that of nobody insured, are told apart in %s',
  (_, matrix) => {
    const fills = Array.from({ length: 10 }, (_, at) => toneAt(at).fill);
    const tones = [...fills, payerTone('No insurance', chartManifest).fill].map((fill) =>
      lab(times(matrix, rgbOf(fill))),
    );
    tones.forEach((one, at) => {
      tones.slice(at + 1).forEach((other, step) => {
        expect(difference(one, other), `${at} and ${at + 1 + step}`).toBeGreaterThan(10);
      });
    });
  },
);

test('what is written in a tone can be read on white', () => {
  for (let at = 0; at < 10; at += 1) expect(contrast(toneAt(at).text)).toBeGreaterThanOrEqual(4.5);
  for (const payer of ['No insurance', 'Other payers'])
    expect(contrast(payerTone(payer, chartManifest).text)).toBeGreaterThanOrEqual(4.5);
});

test('ten payers have ten colours, by the release and not by what a chart shows', () => {
  const payers = chartManifest.members['payer']!;
  expect(new Set(payers.map((payer) => payerTone(payer, chartManifest).fill)).size).toBe(10);
  const others = { members: { payer: [...payers, 'Other payers'] } };
  expect(payerTone('Humana', others)).toEqual(payerTone('Humana', chartManifest));
});

test('a ramp goes from light to warning, whatever its length', () => {
  expect(rampOf(2)).toEqual(['#cfe2f1', '#7f2704']);
  for (const count of [3, 4, 5, 6]) expect(new Set(rampOf(count)).size).toBe(count);
});
