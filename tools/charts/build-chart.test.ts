import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { templates } from '../../sql/templates/index.ts';
import type { ResultTable } from '../answer.ts';
import { buildChart, CHART_SIZE } from './build-chart.ts';
import { renderSvg } from './render-svg.ts';
import { chartManifest, chartResult, SPRING, YEAR } from './testing/chart-result.ts';
import { type Example, everyKind } from './testing/every-kind.ts';
import { textsOutside } from './testing/texts-outside.ts';

const build = ({ table, hint }: Example, seeks?: 'rise' | 'fall') =>
  buildChart(table, { manifest: chartManifest, seeks, ...(hint === undefined ? {} : { hint }) });
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text\b[^>]*>(.*?)<\/text>/g)].map(([, text]) => text!.replace(/<[^>]*>/g, ' '));

describe.each(Object.entries(everyKind()))('%s', (_, example) => {
  const chart = build(example)!;

  test('is a specification of its own: data inside, no address, no expression made of data', () => {
    const { $schema, ...rest } = chart.spec;
    expect($schema).toBe('https://vega.github.io/schema/vega-lite/v6.json');
    const text = JSON.stringify(rest);
    expect(text).not.toMatch(/https?:|"url"|"transform"|"params"|"calculate"|"expr"/);
    const expressions = [...text.matchAll(/"labelExpr":"((?:[^"\\]|\\.)*)"/g)].map(([, one]) => one!);
    for (const expression of expressions) expect(expression).not.toMatch(/Aetna|Humana|Medicaid/);
  });

  test('is drawn without a complaint, at its size, its title and what it shows in its alternative text', async () => {
    const svg = await renderSvg(chart.spec);
    expect(svg).toContain(`width="${CHART_SIZE.width}" height="${CHART_SIZE.height}"`);
    expect(svg).toMatch(/^<svg [^>]*role="img"><title>[^<]+<\/title><desc>[^<]+<\/desc>/);
    expect(chart.spec['description']).toContain(chart.title);
    expect(textsOf(svg).join(' ')).toContain(chart.title.split(' ')[0]);
  });

  test('names the measure, the period or the day, and the calendar under the title', async () => {
    const texts = textsOf(await renderSvg(chart.spec)).join(' ');
    expect(texts).toMatch(/2025/);
    if (example.table.template !== 'receivables_summary')
      expect(texts).toMatch(/by (service date|prescription start)/);
  });

  test('the same result is the same bytes, also where a withheld cell was left out of the rows', async () => {
    const again = build(example)!;
    expect(JSON.stringify(again)).toBe(JSON.stringify(chart));
    expect(await renderSvg(again.spec)).toBe(await renderSvg(chart.spec));
  });
});

describe('a withheld value', () => {
  const withheld = Object.entries(everyKind()).filter(([, { table }]) => table.withheld.length > 0);

  test.each(withheld)('in %s is marked and explained, and no number stands for it', async (_, example) => {
    const chart = build(example)!;
    const texts = textsOf(await renderSvg(chart.spec));
    expect(texts.some((text) => text.startsWith('‡ Withheld to protect patients; not zero.'))).toBe(true);
    expect(texts.filter((text) => text.includes('‡')).length).toBeGreaterThan(1);
    const data = JSON.stringify(chart.spec['layer']);
    expect(data).toContain('"withheld":true');
    expect(chart.spec['description']).toContain('withheld');
    for (const [, datum] of data.matchAll(/(\{[^{}]*"withheld":true[^{}]*\})/g))
      expect(JSON.parse(datum!)).not.toHaveProperty('value');
  });

  test('changes nothing by what it would be: the specification is made of published cells only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (secret) => {
        // A table that, against all rules, still held the number: nothing of it may be drawn.
        for (const example of Object.values(everyKind())) {
          const leaking = {
            ...example.table,
            rows: example.table.rows.map((row, at) =>
              row.map((value, place) =>
                example.table.withheld.some(
                  ([hidden, name]) => hidden === at && name === example.table.columns[place]!.name,
                )
                  ? secret
                  : value,
              ),
            ),
          } as typeof example.table;
          expect(JSON.stringify(build({ ...example, table: leaking }))).toBe(JSON.stringify(build(example)));
        }
      }),
      { numRuns: 5 },
    );
  });

  test('alone is no chart', () => {
    const hidden = chartResult(
      'payer_ranking',
      { ...SPRING, metric: 'total_claims' },
      ['payer', 'total_claims'],
      [
        ['Aetna', '‡'],
        ['Humana', '‡'],
      ],
    );
    expect(build({ table: hidden })).toBeNull();
  });
});

describe('a title', () => {
  const titleOf = (table: Example['table'], hint?: Example['hint']): string =>
    build({ table, ...(hint === undefined ? {} : { hint }) })!.title;

  test.each([
    ['bars across', 'Aetna is furthest below its charges of those shown: −$381.6K'],
    ['bars upright', 'Aetna has the highest total payments of those shown: $812.0K'],
    ['grouped bars', 'Aetna has the widest gap of those shown: total payments $200.0K below total charges'],
    ['stacked bars', 'Aetna has the highest number of underpaid claims of those shown: 120'],
    ['stacked ages', 'Medicaid has the most open balance 90+ days old: $15.0K'],
    ['lines by month', 'Aetna moved most of those shown: total payments up $32.0K from Jan 2025 to Sep 2025'],
    ['donut', 'Payer coverage is 64.1% of $100.0K'],
    ['bubbles', 'Aetna is furthest below its charges of those shown: −24.9% on $1.5M'],
    ['heat map', 'The highest out-of-pocket cost of those shown: Medicaid, apixaban 5 MG with $12.0K'],
    ['slope', 'Aetna moved most of those shown: total payments rose by $200.0K to $900.0K'],
    ['dumbbells', 'Aetna moved most of those shown: total payments rose by $200.0K to $900.0K'],
  ])('of %s states the finding, and how sure it is', (kind, title) => {
    const { table, hint } = everyKind()[kind]!;
    expect(titleOf(table, hint)).toBe(title);
  });

  test('of lines names who went the way that was asked for', () => {
    const { table } = everyKind()['lines by month']!;
    expect(build({ table }, 'rise')!.title).toMatch(/^Aetna rose most of those shown: total payments up /);
    expect(build({ table }, 'fall')!.title).toMatch(/^Humana fell most of those shown: total payments down /);
  });

  test.each(['slope', 'dumbbells'])('of %s names who moved the way that was asked for', (kind) => {
    const example = everyKind()[kind]!;
    expect(build(example, 'rise')!.title).toBe(
      'Aetna rose most of those shown: total payments by $200.0K to $900.0K',
    );
    expect(build(example, 'fall')!.title).toBe(
      'Humana fell most of those shown: total payments by $50.0K to $500.0K',
    );
  });

  test('is about what the table is ranked by, and of one member alone claims no widest gap', () => {
    const places = (metric: string, rows: readonly (readonly [string, number, number, number])[]) =>
      chartResult(
        'organization_performance',
        { ...SPRING, metric, order: 'highest' },
        ['organization', 'total_charges', 'total_payments', 'payer_paid_pct'],
        rows,
      );
    const one = ['Shore Clinic', 900, 700, 70] as const;
    const two = [one, ['Hill Hospital', 800, 700, 80]] as const;
    expect(titleOf(places('payer_paid_pct', two))).toMatch(
      /^Hill Hospital has the highest share of charges paid/,
    );
    expect(titleOf(places('net_variance', two))).toMatch(/^Shore Clinic has the widest gap: /);
    expect(titleOf(places('net_variance', [one]))).toBe(
      'Shore Clinic: total payments $200 below total charges',
    );
  });

  test('claims no leader where two are equal, and none but insurers', () => {
    const ranking = (rows: readonly (readonly [string, number])[]) =>
      chartResult('payer_ranking', { ...SPRING, metric: 'total_claims' }, ['payer', 'total_claims'], rows);
    expect(
      titleOf(
        ranking([
          ['Aetna', 40],
          ['Humana', 40],
        ]),
      ),
    ).toBe('Number of claims by payer');
    expect(
      titleOf(
        ranking([
          ['No insurance', 90],
          ['Humana', 40],
        ]),
      ),
    ).toBe('Of the insurers, Humana has the highest number of claims: 40');
  });

  test('leaves periods that are still being paid out of a trend', () => {
    const trend = chartResult(
      'payments_trend',
      { ...YEAR, grain: 'quarter', metric: 'total_payments' },
      ['quarter', 'total_payments'],
      [
        ['2025-Q1', 100],
        ['2025-Q2', 105],
        ['2025-Q3', 110],
        ['2025-Q4', 20],
      ],
    );
    expect(titleOf(trend)).toBe(
      'Total payments rose 10.0% from Q1 2025 to Q3 2025; Q4 2025 shows payments so far',
    );
  });
});

test('immature periods are hollow at the end of a dashed line, and explained', async () => {
  const svg = await renderSvg(build(everyKind()['lines by month']!)!.spec);
  expect(svg).toContain('stroke-dasharray="4,3"');
  expect(textsOf(svg)).toContain('○ Still being paid when published; services since October 2025 still are.');
  const settled = chartResult(
    'payments_trend',
    { ...SPRING, grain: 'quarter', metric: 'total_payments' },
    ['quarter', 'total_payments'],
    [
      ['2025-Q1', 100],
      ['2025-Q2', 105],
    ],
  );
  expect(await renderSvg(build({ table: settled })!.spec)).not.toContain('stroke-dasharray');
});

test('a payer has one colour wherever colour tells payers apart', () => {
  const colors = new Map<string, Set<unknown>>();
  for (const kind of ['lines by month', 'bubbles', 'slope', 'dumbbells']) {
    const data = JSON.stringify(build(everyKind()[kind]!)!.spec['layer']);
    for (const [, text] of data.matchAll(/(\{[^{}]*\})/g)) {
      const datum = JSON.parse(text!) as Record<string, unknown>;
      const payer = String(datum['label'] ?? datum['series'] ?? '');
      if (!chartManifest.members['payer']!.includes(payer) || datum['color'] === undefined) continue;
      colors.set(payer, (colors.get(payer) ?? new Set()).add(datum['color']));
    }
  }
  expect(colors.size).toBeGreaterThan(3);
  for (const [payer, found] of colors) expect([payer, found.size]).toEqual([payer, 1]);
  expect(new Set([...colors.values()].flatMap((found) => [...found])).size).toBe(colors.size);
});

test('what was asked for by name is what is drawn', () => {
  const { table } = everyKind()['grouped bars']!;
  const chart = buildChart(table, { manifest: chartManifest, focus: ['total_charges'] })!;
  expect(chart.title).toBe('Aetna has the highest total charges: $900.0K');
});

test('every template names columns it returns', () => {
  for (const { chart } of templates) {
    const { category, series, values = [] } = chart;
    expect([category, series, ...values].every((name) => name === undefined || /^[a-z_]+$/.test(name))).toBe(
      true,
    );
  }
});

describe('labels from data', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '![](https://evil.example/x)',
    "'+alert(1)+'",
    'datum.value',
    'Al\u200bpha\u202e\ufeff',
    [...'switch off'].map((sign) => String.fromCodePoint(0xe0000 + sign.codePointAt(0)!)).join(''),
    'A very long name that goes on '.repeat(7).trim(),
    'שלום عربى',
    '中国人寿保险 🏥',
    'Line\nbreak "quoted" & ampersand',
    ']]></svg><img src=x onerror=alert(1)>',
  ];

  test.each(HOSTILE)('%j is inert in every kind of chart', async (name) => {
    for (const example of Object.values(everyKind(name))) {
      const chart = build(example)!;
      const svg = await renderSvg(chart.spec);
      expect(svg).not.toMatch(/<(script|img|a|image|foreignObject)\b/i);
      expect(svg).not.toMatch(/[\u200b\u202e\ufeff]|[\u{e0000}-\u{e007f}]/u);
      expect(JSON.stringify(chart.spec)).not.toMatch(/[\u200b\u202e\ufeff]|[\u{e0000}-\u{e007f}]/u);
      const expressions = [...JSON.stringify(chart.spec).matchAll(/"labelExpr":"((?:[^"\\]|\\.)*)"/g)];
      for (const [, expression] of expressions) expect(expression).not.toContain('alert');
    }
  });

  test('fit: no text ends outside the drawing, however long', async () => {
    for (const [kind, example] of Object.entries(everyKind('Wide and wider name, '.repeat(10))))
      expect([kind, textsOutside(await renderSvg(build(example)!.spec))]).toEqual([kind, []]);
  });
});

test('many rows are counted, not crammed in', () => {
  const rows = Array.from({ length: 40 }, (_, at): [string, number] => [`Payer ${at}`, 400 - at]);
  const table = chartResult(
    'payer_ranking',
    { ...SPRING, metric: 'total_claims' },
    ['payer', 'total_claims'],
    rows,
  );
  const chart = build({ table: table as typeof table & ResultTable })!;
  expect(JSON.stringify(chart.spec)).toContain('The first 15 of 40 are shown.');
});
