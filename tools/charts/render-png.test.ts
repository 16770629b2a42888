import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { buildChart } from './build-chart.ts';
import { outlineText } from './outline-text.ts';
import { renderPng } from './render-png.ts';
import { renderSvg } from './render-svg.ts';
import { chartManifest } from './testing/chart-result.ts';
import { everyKind } from './testing/every-kind.ts';

const folder = mkdtempSync(join(tmpdir(), 'payerscope-charts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const donut = buildChart(everyKind()['donut']!.table, { manifest: chartManifest })!;

function drawnUnder(env: Readonly<Record<string, string>>): Record<string, string> {
  const script = join(import.meta.dirname, 'testing', 'draw-everything.ts');
  const printed = execFileSync(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(printed.toString('utf8'));
}

describe('the same chart is the same bytes', () => {
  const empty = join(folder, 'fonts.conf');
  writeFileSync(empty, '<?xml version="1.0"?><fontconfig></fontconfig>');
  const usual = drawnUnder({ TZ: 'UTC' });
  const elsewhere = drawnUnder({
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    FONTCONFIG_FILE: empty,
    HOME: folder,
  });

  test('in another time zone and locale, and on a machine without a single font', () => {
    const drawn = Object.keys(usual).filter((name) => /(svg|png)$/.test(name));
    expect(drawn.length).toBe(Object.keys(everyKind()).length * 2);
    for (const name of drawn) expect([name, elsewhere[name]]).toEqual([name, usual[name]]);
  });

  test('which is no matter of course: texts left to that machine come out as boxes or not at all', () => {
    expect(elsewhere['by the fonts of the machine']).not.toBe(elsewhere['donut png']);
    expect(elsewhere['without its texts']).not.toBe(elsewhere['donut png']);
  });
});

test('a PNG is twice the size of the drawing, opaque on white', async () => {
  const png = sharp(await renderPng(donut.spec));
  const { width, height, format } = await png.metadata();
  const { isOpaque } = await png.stats();
  expect({ width, height, format, isOpaque }).toEqual({
    width: 1280,
    height: 720,
    format: 'png',
    isOpaque: true,
  });
});

test('what is rasterised holds no text, but the outline of each of its letters', async () => {
  const svg = await renderSvg(donut.spec);
  const outlined = outlineText(svg);
  expect(svg).toContain('<text');
  expect(outlined).not.toContain('<text');
  const lines = (drawing: string, element: RegExp): number => drawing.match(element)?.length ?? 0;
  expect(lines(outlined, /<path transform="[^"]+ scale\([^"]+" d="M[^"]+"/g)).toBe(
    lines(svg, /<tspan|<text(?![^<]*<tspan)/g),
  );
});

test('two charts drawn at once are those drawn one after the other', async () => {
  const specs = Object.values(everyKind())
    .slice(0, 4)
    .map(
      ({ table, hint }) => buildChart(table, { manifest: chartManifest, ...(hint ? { hint } : {}) })!.spec,
    );
  const together = await Promise.all(specs.map((spec) => renderSvg(spec)));
  for (const [at, spec] of specs.entries()) expect(await renderSvg(spec)).toBe(together[at]);
});

test('a specification of somebody else may ask for nothing, and has no boxes either', async () => {
  const spec = (data: unknown, title = '中国') => ({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title },
    data,
    mark: 'bar',
    encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } },
  });
  await expect(renderSvg(spec({ url: 'file:///etc/hostname' }))).rejects.toThrow(/not valid/);
  await expect(renderSvg(spec({ url: 'https://evil.example/x.json' }))).rejects.toThrow(/not valid/);
  const svg = await renderSvg(spec({ values: [{ a: '日本', b: 3 }] }));
  expect(svg).toContain('‹4E2D 56FD›');
  expect(svg).toContain('‹65E5 672C›');
});
