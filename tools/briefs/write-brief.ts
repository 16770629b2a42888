import { readFileSync } from 'node:fs';
import type { TemplateResult } from '../answer.ts';
import { canonicalJson } from '../canonical-json.ts';
import { PayerscopeError } from '../errors.ts';
import { fontPath } from '../fonts/bundled-fonts.ts';
import type { ReleaseManifest } from '../release-manifest.ts';
import { releaseSource } from '../release-source.ts';
import type { RunTemplate } from '../run-template.ts';
import type { BriefContent } from './brief-content.ts';
import { briefContentOf } from './brief-content-of.ts';
import { briefNamed } from './brief-named.ts';
import type { BriefRequest } from './brief-request.ts';
import { scopeOf } from './brief-scope.ts';
import type { BriefCall, BriefResults } from './define-brief.ts';
import { drawCharts } from './draw-charts.ts';
import { layOutBrief } from './pages/lay-out-brief.ts';
import type { Page } from './pages/page.ts';
import { paintPages } from './pages/paint-pages.ts';
import { printable } from './pages/printable.ts';
import { typefaces } from './pages/typefaces.ts';
import { readResult } from './read-result.ts';
import { withEveryText } from './with-every-text.ts';

export interface WrittenBrief {
  readonly pdf: Uint8Array;
  readonly title: string;
  readonly headline: string;
  readonly results: readonly TemplateResult[];
}

async function ask(run: RunTemplate, calls: Readonly<Record<string, BriefCall>>): Promise<BriefResults> {
  const results: Record<string, ReturnType<typeof readResult>> = {};
  for (const [name, { template, params, needed }] of Object.entries(calls)) {
    try {
      results[name] = readResult(await run(template, params));
    } catch (error) {
      // What the release does not publish for this period has no place on the page; the rest of the brief stands.
      const refused = error instanceof PayerscopeError && error.code === 'PERIOD_NOT_PUBLISHED';
      if (!refused || needed === true) throw error;
    }
  }
  return results;
}

export interface BriefSource {
  readonly manifest: ReleaseManifest;
  readonly runTemplate: RunTemplate;
}

export interface BriefPages {
  readonly content: BriefContent;
  readonly results: BriefResults;
  readonly pages: readonly [Page, Page];
}

/** The bundled files of the faces of a page. */
const faceFiles = () => ({
  regular: readFileSync(fontPath('regular')),
  semibold: readFileSync(fontPath('semibold')),
});

/**
 * Asks the release a brief's vetted questions, writes its content from the results and lays it out on two pages.
 * @throws PayerscopeError PERIOD_NOT_PUBLISHED, INVALID_PARAMS or RELEASE_UNAVAILABLE, as the template runner
 */
export async function layOutRequest(request: BriefRequest, source: BriefSource): Promise<BriefPages> {
  const definition = briefNamed(request.kind, request.audience, releaseSource(source.manifest));
  const scope = scopeOf(request, source.manifest);
  const results = await ask(source.runTemplate, definition.calls(scope));
  const content = withEveryText(briefContentOf(definition, results, scope), printable);
  return { content, results, pages: layOutBrief(content, typefaces) };
}

/**
 * Makes a brief: two pages laid out by `layOutRequest`, drawn as PDF. The same request on the same release gives the
 * same bytes.
 * @throws PayerscopeError as `layOutRequest`
 */
export async function writeBrief(request: BriefRequest, source: BriefSource): Promise<WrittenBrief> {
  return drawBrief(request, source.manifest, await layOutRequest(request, source));
}

/** Draws what `layOutRequest` made of a request on the release of `manifest` as PDF. */
export async function drawBrief(
  request: BriefRequest,
  manifest: ReleaseManifest,
  { content, results, pages }: BriefPages,
): Promise<WrittenBrief> {
  const drawings = await drawCharts(pages, manifest);
  const title = `${content.title}, ${content.period}`;
  const facts = { title, subject: content.headline, day: manifest.asOf, request: asciiJson(request) };
  const pdf = await paintPages(pages, drawings, facts, faceFiles());
  return {
    pdf,
    title,
    headline: content.headline,
    results: Object.values(results).flatMap((reading) => (reading === undefined ? [] : [reading.result])),
  };
}

/** Canonical JSON in plain ASCII, so that it stands in the file as it is read. */
function asciiJson(request: BriefRequest): string {
  return canonicalJson(request).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
