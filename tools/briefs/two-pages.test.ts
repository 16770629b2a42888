import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import { textsOutside } from '../charts/testing/texts-outside.ts';
import { fontOf } from '../fonts/bundled-fonts.ts';
import { BRIEF_AUDIENCES, BRIEF_KINDS, briefKindsOn } from './brief-kinds.ts';
import type { BriefRequest } from './brief-request.ts';
import { drawCharts } from './draw-charts.ts';
import { PAGE } from './pages/page.ts';
import { typefaces } from './pages/typefaces.ts';
import { randomResults } from './testing/random-results.ts';
import { boxesOf, marksIn, overlaps } from './testing/text-boxes.ts';
import { readPdf } from './verify/read-pdf.ts';
import { pagesOf, textsOf } from './verify/read-pdf-text.ts';
import { drawBrief, layOutRequest } from './write-brief.ts';

const name = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'W'.repeat(200),
      'Ä'.repeat(200),
      'Long name '.repeat(20),
      '中国人寿保险',
      'شركة',
      'x\u200b\u202ey',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Aetna',
      'Blue Cross Blue Shield',
      'No insurance',
      'Élan Santé',
      'Other payers',
    ),
  },
);

const brief = fc.record({
  kind: fc.constantFrom(...BRIEF_KINDS),
  audience: fc.constantFrom(...BRIEF_AUDIENCES),
  period: fc.constantFrom(
    { from: '2025-10', to: '2025-12' },
    { from: '2023-01', to: '2025-12' },
    { from: '2025-02', to: '2025-02' },
    [
      { from: '2023-01', to: '2023-12' },
      { from: '2025-01', to: '2025-12' },
    ],
  ),
  payers: fc.uniqueArray(name, { maxLength: 40 }),
  others: fc.uniqueArray(name, { maxLength: 50 }),
  chosen: fc.nat({ max: 3 }),
  withheld: fc.constantFrom(0, 0.05, 0.4, 1),
  largest: fc.constantFrom(0, 3, 5_000, 4e7, 9e12),
  seed: fc.integer(),
});

type Drawn = typeof brief extends fc.Arbitrary<infer T> ? T : never;

function source({ payers, others, withheld, largest, seed }: Drawn) {
  const members = { ...smallManifest.members, payer: [...payers], medication: [...others] };
  const manifest = { ...smallManifest, members, source: { format: 'synthea', title: payers[0] ?? 'Nobody' } };
  return { manifest, runTemplate: randomResults({ payers, others, withheld, largest, seed }) };
}

const requestOf = ({ kind, audience, period, payers, chosen }: Drawn): BriefRequest => ({
  release: 'r_small',
  kind,
  audience,
  period: kind === 'receivables' ? null : (period as BriefRequest['period']),
  payers: payers.slice(0, chosen),
  program: '0.0.0',
});

const BOTTOM = 765;

const folder = mkdtempSync(join(tmpdir(), 'payerscope-briefs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A second opinion on every file, where the program is installed. */
const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined;

/** What `qpdf --check` complains of. */
function complaintsOf(pdf: Uint8Array): string {
  const file = join(folder, 'brief.pdf');
  writeFileSync(file, pdf);
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

describe('a brief of anything', () => {
  test('is two pages, everything inside the margins and on nothing else, and said as it was laid out', async () => {
    const check = fc.asyncProperty(brief, async (drawn) => {
      const laidOut = await layOutRequest(requestOf(drawn), source(drawn));
      const { pages, content } = laidOut;
      expect(pages).toHaveLength(2);
      expect(content.cards).toHaveLength(4);
      for (const page of pages) {
        const boxes = boxesOf(page, typefaces);
        const outside = boxes.filter(
          ({ left, right, top, bottom }) =>
            left < PAGE.margin - 0.01 ||
            right > PAGE.width - PAGE.margin + 0.02 ||
            top < 8 ||
            bottom > BOTTOM,
        );
        expect(outside).toEqual([]);
        expect(overlaps(boxes)).toEqual([]);
        // Charts keep a size at which they can be read.
        for (const mark of marksIn(page))
          if (mark.kind === 'picture') expect(mark.height).toBeGreaterThan(100);
      }
      const { pdf } = await drawBrief(requestOf(drawn), source(drawn).manifest, laidOut);
      const file = readPdf(pdf)!;
      const own = pagesOf(file);
      expect(own).toHaveLength(2);
      for (const [at, page] of pages.entries()) {
        const texts = textsOf(file, own[at]!)!;
        const written = marksIn(page).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
        expect(texts.filter((text) => written.includes(text)).length).toBeGreaterThanOrEqual(written.length);
        const undrawn = Array.from(texts.join('')).filter(
          (character) => !fontOf('regular').has(character.codePointAt(0)!),
        );
        expect(undrawn).toEqual([]);
      }
      expect(Buffer.from(pdf).includes('/Annot')).toBe(false);
      expect(pdf.length).toBeLessThan(150 * 1024);
      if (hasQpdf) expect(complaintsOf(pdf)).toBe('');
    });
    await fc.assert(check, { numRuns: 500, seed: 20_251_231 });
  }, 900_000);

  test('has no text in its charts that is cut off at their edges', async () => {
    let texts = 0;
    const check = fc.asyncProperty(brief, async (drawn) => {
      const { pages } = await layOutRequest(requestOf(drawn), source(drawn));
      // The same request is laid out the same way again: what is looked at is what would be written.
      expect((await layOutRequest(requestOf(drawn), source(drawn))).pages).toEqual(pages);
      for (const { svg } of (await drawCharts(pages, source(drawn).manifest)).values()) {
        texts += svg.match(/<text/g)?.length ?? 0;
        expect(textsOutside(svg)).toEqual([]);
      }
    });
    await fc.assert(check, { numRuns: 60, seed: 11 });
    expect(texts).toBeGreaterThan(1000);
  }, 300_000);
});

describe('the table of a brief', () => {
  const cases = (['synthea', 'billing'] as const).flatMap((format) =>
    briefKindsOn(format).flatMap((kind) =>
      BRIEF_AUDIENCES.map((audience) => [format, kind, audience] as const),
    ),
  );
  test.each(cases)(
    'of %s files says what each column is in full: %s for %s',
    async (format, kind, audience) => {
      const payers = ['Aetna', 'Blue Cross Blue Shield', 'No insurance', 'UnitedHealthcare'];
      const data = { payers, others: ['Main Clinic', 'Office and hospital visits'], seed: 7 };
      const members = { ...smallManifest.members, payer: payers };
      const manifest = { ...smallManifest, members, source: { format, title: 'Hospital' } };
      const { pages, content } = await layOutRequest(
        {
          ...{ release: 'r_small', kind, audience, payers: [], program: '0.0.0' },
          period: kind === 'receivables' ? null : { from: '2025-10', to: '2025-12' },
        },
        { manifest, runTemplate: randomResults({ ...data, withheld: 0, largest: 5_000 }) },
      );
      const said = pages.flatMap(marksIn).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
      const heads = content.table.columns.map(({ label }) => label);
      expect(heads.length).toBeGreaterThan(4);
      expect(heads.filter((head) => !said.includes(head))).toEqual([]);
    },
  );
});
