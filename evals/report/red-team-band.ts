import type { RedTeamReport } from '../redteam/red-team-report.ts';
import { html, type Markup } from './markup.ts';

/** What was tried against the application: technique by surface, an example of each, and what got out. */
export function redTeamBand({ seed, attempts, tallies, findings, examples }: RedTeamReport): Markup {
  const surfaces = [...new Set(tallies.map(({ surface }) => surface))];
  const techniques = [...new Set(tallies.map(({ technique }) => technique))];
  const count = (technique: string, surface: string): string => {
    const found = tallies.filter((one) => one.technique === technique && one.surface === surface);
    const total = found.reduce((sum, one) => sum + one.attempts, 0);
    return total === 0 ? '' : String(total);
  };
  return html`<details class="band">
    <summary>Red team: ${attempts} attempts with seed ${seed}, ${findings.length} succeeded</summary>
    ${findings.map(
      ({ technique, surface, attempt, tried, reason }) =>
        html`<div class="fail"><b>${technique}, ${surface}, attempt ${attempt}:</b> ${reason}<br>${tried}</div>`,
    )}
    <table><thead><tr><th>technique</th>${surfaces.map((name) => html`<th>${name}</th>`)}<th>for example</th></tr></thead>
    <tbody>${techniques.map(
      (name) =>
        html`<tr><td>${name}</td>${surfaces.map((surface) => html`<td>${count(name, surface)}</td>`)}<td style="text-align:left">${
          examples.find(({ technique }) => technique === name)?.tried ?? ''
        }</td></tr>`,
    )}</tbody></table>
  </details>`;
}
