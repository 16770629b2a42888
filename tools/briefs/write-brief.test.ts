import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallRelease, type SmallRelease } from '../../sql/templates/testing/small-release.ts';
import { createTemplateRunner } from '../run-template.ts';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from './brief-kinds.ts';
import type { BriefRequest } from './brief-request.ts';
import { compareBriefs } from './verify/compare-briefs.ts';
import { readPdf } from './verify/read-pdf.ts';
import { contentOf, pagesOf, textsOf } from './verify/read-pdf-text.ts';
import { readRequest } from './verify/read-request.ts';
import { writeBrief } from './write-brief.ts';

let store: SmallRelease;
beforeAll(async () => {
  store = await openSmallRelease();
});
afterAll(() => store.close());

const request = (changes: Partial<BriefRequest> = {}): BriefRequest => ({
  release: 'r_small',
  kind: 'payers',
  audience: 'executive',
  period: { from: '2025-10', to: '2025-12' },
  payers: [],
  program: '0.0.0',
  ...changes,
});
const write = (changes: Partial<BriefRequest> = {}) =>
  writeBrief(request(changes), { manifest: store.manifest, runTemplate: createTemplateRunner({ store }) });
const textOf = (pdf: Uint8Array): string => {
  const file = readPdf(pdf)!;
  return pagesOf(file)
    .flatMap((page) => textsOf(file, page)!)
    .join('\n');
};
const kinds = BRIEF_KINDS.flatMap((kind) =>
  BRIEF_AUDIENCES.map((audience) => ({
    kind,
    audience,
    period: kind === 'receivables' ? null : request().period,
  })),
);

describe.each(kinds)('$kind for $audience', (changes) => {
  test('has two tagged pages, a title, a language, bookmarks and no link', async () => {
    const { pdf } = await write(changes);
    const file = readPdf(pdf)!;
    expect(pagesOf(file)).toHaveLength(2);
    const root = file.dictionary(file.trailer.get('Root'))!;
    expect([...root.keys()]).toEqual(
      expect.arrayContaining(['MarkInfo', 'StructTreeRoot', 'Lang', 'Outlines']),
    );
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toContain('/Lang (en-US)');
    for (const tag of ['/H1', '/H2', '/Table', '/TH', '/Figure']) expect(source).toContain(`/S ${tag}\n`);
    expect(source).not.toMatch(/\/Annots? ?[[/(\d]|\/URI|\/JavaScript|\/EmbeddedFile/);
  });

  test('is the same bytes again, in another time zone too', async () => {
    const zone = process.env['TZ'];
    const { pdf } = await write(changes);
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      expect(Buffer.from((await write(changes)).pdf).equals(Buffer.from(pdf))).toBe(true);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('carries the request it was made from', async () => {
    expect(readRequest((await write(changes)).pdf)).toEqual(request(changes));
  });
});

test('audiences get other content, not other words alone', async () => {
  const [executive, operations] = [await write(), await write({ audience: 'operations' })];
  const templates = (brief: typeof executive) => brief.results.map(({ statement }) => statement.sql);
  const shared = templates(executive).filter((sql) => templates(operations).includes(sql));
  expect(shared.length).toBeLessThan(templates(executive).length / 2);
});

test('a name of one payer filters everything', async () => {
  const text = textOf((await write({ payers: ['Humana'] })).pdf);
  expect(text).toContain('Humana only');
  expect(text).not.toContain('Aetna');
});

test('a request with keys of its own is none', async () => {
  const { pdf } = await write();
  const forged = Buffer.from(
    Buffer.from(pdf).toString('latin1').replace('"kind":"payers"', '"kid":"payers" '),
    'latin1',
  );
  expect(() => readRequest(forged)).toThrow(/not one that payerscope wrote/);
  expect(() => readRequest(Buffer.from('%PDF-1.7\n'))).toThrow(/no brief made by payerscope/);
});

describe('a brief with one digit changed', () => {
  /** The file with a page's content in another form, as an editor of PDFs would leave it. */
  function withContent(pdf: Uint8Array, page: number, change: (content: string) => string): Uint8Array {
    const file = readPdf(pdf)!;
    const content = contentOf(file, pagesOf(file)[page]!)!;
    const source = Buffer.from(pdf).toString('latin1');
    const packed = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
    expect(source).toContain(packed);
    const changed = deflateSync(Buffer.from(change(content), 'latin1')).toString('latin1');
    const length = new RegExp(`/Length ${packed.length}\\b`);
    return Buffer.from(
      source.replace(packed, () => changed).replace(length, `/Length ${changed.length}`),
      'latin1',
    );
  }

  test('is found anywhere, and the number is named', async () => {
    const { pdf } = await write();
    let found = 0;
    for (const page of [0, 1]) {
      const file = readPdf(pdf)!;
      const content = contentOf(file, pagesOf(file)[page]!)!;
      // Every glyph of every text in turn takes the place of its neighbour's.
      for (const { index } of [...content.matchAll(/<[0-9a-f]{4}/g)].filter((_, at) => at % 8 === 0)) {
        const other = content.slice(index + 1, index + 5) === '0001' ? '0002' : '0001';
        const forged = withContent(
          pdf,
          page,
          (text) => text.slice(0, index + 1) + other + text.slice(index + 5),
        );
        const difference = compareBriefs(forged, pdf);
        expect(difference).toMatch(new RegExp(`^Page ${page + 1} says`));
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(10);
    expect(compareBriefs(pdf, pdf)).toBeNull();
  });

  test('is named with what the release gives', async () => {
    const { pdf } = await write();
    const other = await writeBrief(request({ period: { from: '2025-07', to: '2025-09' } }), {
      manifest: store.manifest,
      runTemplate: createTemplateRunner({ store }),
    });
    expect(compareBriefs(other.pdf, pdf)).toMatch(/^Page 1 says .* where the release gives /);
  });

  test('is found where the drawing or the file around it changed', async () => {
    const { pdf } = await write();
    expect(
      compareBriefs(
        withContent(pdf, 0, (text) => `${text}\n0 0 9 9 re f`),
        pdf,
      ),
    ).toMatch(/drawing of page 1/);
    const longer = Buffer.concat([pdf, Buffer.from('\n% more')]);
    expect(compareBriefs(longer, pdf)).toMatch(/file around them/);
    expect(compareBriefs(Buffer.from('no pdf'), pdf)).toMatch(/not the PDF/);
  });
});
