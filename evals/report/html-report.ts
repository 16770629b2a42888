import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../sql/package-root.ts';
import type { Comparison } from './compare-reports.ts';
import type { EvalReport, ReportedCase } from './eval-report.ts';
import { html, type Markup, markup } from './markup.ts';
import { redTeamBand } from './red-team-band.ts';

const asset = (name: string): string => readFileSync(join(packageRoot(), 'evals/report/page', name), 'utf8');

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const whole = ({ held, played }: ReportedCase): boolean => held === played;

function verdict({ cases }: EvalReport, comparison: Comparison | null): Markup {
  if (comparison !== null)
    return comparison.regressed
      ? html`<span class="pill bad">regressed</span>`
      : html`<span class="pill good">no regression</span>`;
  const failed = cases.filter((one) => !whole(one)).length;
  return failed === 0
    ? html`<span class="pill good">every case holds</span>`
    : html`<span class="pill bad">${failed} of ${cases.length} fail</span>`;
}

function tiles(report: EvalReport): Markup {
  const { cases, passAll, usage, flaky } = report;
  const held = cases.filter(whole).length;
  const tile = (value: string, what: string) =>
    html`<div class="tile"><b>${value}</b><span>${what}</span></div>`;
  const milliseconds = cases.flatMap((one) => one.attempts).reduce((sum, one) => sum + one.milliseconds, 0);
  return html`<div class="tiles">
    ${tile(String(cases.length), 'cases')}${tile(String(held), 'hold')}${tile(String(cases.length - held), 'fail')}
    ${passAll.map(
      ({ k, share, interval: { low, high } }) =>
        html`<div class="tile" data-share="${share}" data-low="${low}" data-high="${high}"><b>${percent(share)}</b>
          <span>pass^${k}, ${percent(low)} to ${percent(high)}</span></div>`,
    )}
    ${report.repeat === 1 ? [] : [tile(String(flaky.length), 'flaky')]}
    ${tile(`${(milliseconds / 1000).toFixed(1)} s`, 'answering')}
    ${
      usage.calls === 0
        ? []
        : [
            tile(String(usage.calls), 'model calls'),
            tile(String(usage.promptTokens + usage.completionTokens), 'tokens'),
            tile(usage.costUsd === null ? '?' : `$${usage.costUsd.toFixed(3)}`, 'cost'),
          ]
    }
  </div>`;
}

function comparisonBand(comparison: Comparison | null): Markup {
  if (comparison === null) return html``;
  const { baseline, broken, unsteady, mended, failingNew, missing, p } = comparison;
  const group = (what: string, names: readonly string[]): Markup =>
    names.length === 0
      ? html``
      : html`<p>${what}</p><ul>${names.map(
          (name) => html`<li><button type="button" data-case="${name}">${name}</button></li>`,
        )}</ul>`;
  return html`<details class="band" open>
    <summary>Against ${baseline.model} on ${baseline.release}: ${broken.length + unsteady.length} worse,
      ${mended.length} better, McNemar p = ${p.toFixed(4)}</summary>
    ${group('Held before and fails now', broken)}${group('Held before and is flaky now', unsteady)}
    ${group('New and failing', failingNew)}${group('Failed before and holds now', mended)}
    ${missing === 0 ? '' : `${missing} cases of the baseline were not played.`}
  </details>`;
}

function tools({ suites, cases }: EvalReport): Markup {
  const options = (names: readonly string[]) =>
    names.map((name) => html`<option value="${name}">${name}</option>`);
  const categories = [...new Set(cases.map(({ category }) => category))];
  return html`<div class="tools" role="search">
    <input id="search" type="search" placeholder="Search questions, ids, reasons" aria-label="Search cases">
    <label>State <select id="state"><option value="all">all</option><option value="fails">fails</option>
      <option value="flaky">flaky</option><option value="holds">holds</option>
      <option value="changed">changed</option></select></label>
    <label>Suite <select id="suite"><option value="">all</option>${options(suites.map(({ name }) => name))}</select></label>
    <label>Category <select id="category"><option value="">all</option>${options(categories)}</select></label>
    <span class="count" id="count" role="status"></span>
    <span class="note"><kbd>/</kbd> search <kbd>↑</kbd><kbd>↓</kbd> case <kbd>Enter</kbd> trace <kbd>f</kbd> failures</span>
  </div>`;
}

/** What a script may hold without ending early; the page reads it as text. */
const embedded = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The report as one page that loads nothing: cases to filter, what changed, the trace of each, what was attacked.
 * Everything in it that came from a model, from data or from people is text.
 */
export async function toHtml(report: EvalReport, comparison: Comparison | null): Promise<string> {
  const { model, release, sourceFormat, prompts, program } = report;
  const script = asset('report.js');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payerscope eval: ${model} on ${release}</title>
<style>${markup(asset('report.css'))}</style>
</head>
<body>
<a class="skip" href="#list">Skip to the cases</a>
<header>
<h1>Payerscope eval ${verdict(report, comparison)}</h1>
<p class="meta">${model} on release <code>${release}</code> of ${sourceFormat} files · program ${program} · prompts
  ${prompts.map(({ id, hash }) => html`<code>${id} ${hash}</code> `)}</p>
</header>
${tiles(report)}
${comparisonBand(comparison)}
${report.redTeam === undefined ? html`` : redTeamBand(report.redTeam)}
${tools(report)}
<main>
<div class="list" id="list" role="listbox" tabindex="0" aria-label="Cases"></div>
<section class="detail" id="detail" tabindex="0" aria-label="The chosen case"></section>
</main>
<script type="application/json" id="report">${markup(embedded({ ...report, comparison }))}</script>
<script>${markup(script)}</script>
</body>
</html>
`;
  return page.markup;
}
