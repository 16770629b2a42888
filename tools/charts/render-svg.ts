import { faceFor } from '../fonts/bundled-fonts.ts';
import type { ChartSpec } from './chart-spec.ts';
import { describeSvg } from './describe-svg.ts';
import { drawableText } from './drawable-text.ts';
import { textWidth } from './text-width.ts';

/** What vega tells of a text it wants measured. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly fontStyle?: string;
}

const DEFAULT_SIZE = 11;

/** Charts hold their data: whatever asks for a file or an address is refused. */
const CLOSED_LOADER = {
  load: () => Promise.reject(new Error('a chart loads nothing')),
  sanitize: () => Promise.reject(new Error('a chart links to nothing')),
  http: () => Promise.reject(new Error('a chart loads nothing')),
  file: () => Promise.reject(new Error('a chart loads nothing')),
};

/** The same specification with every text as the bundled font can draw it. */
function drawableSpec<T>(value: T): T {
  if (typeof value === 'string') return drawableText(value) as T;
  if (Array.isArray(value)) return value.map(drawableSpec) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, drawableSpec(entry)])) as T;
  return value;
}

async function loadVega() {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  // Without a canvas vega guesses widths. Its types leave this out.
  const { textMetrics } = vega as unknown as {
    textMetrics: { width: (item: TextItem, text: string) => number };
  };
  textMetrics.width = (item, text) =>
    textWidth(String(text), item.fontSize ?? DEFAULT_SIZE, faceFor(item.fontWeight, item.fontStyle));
  return { vega, vegaLite };
}

let loading: ReturnType<typeof loadVega> | undefined;

/**
 * Draws a vega-lite specification as SVG, texts as texts in `Source Sans 3`, measured with the bundled font. The
 * same specification is the same bytes, whatever the time zone, the locale and the fonts of the machine.
 *
 * @throws Error when the specification is not valid, or asks for data of its own: ours are and do not
 */
export async function renderSvg(spec: ChartSpec): Promise<string> {
  loading ??= loadVega();
  const { vega, vegaLite } = await loading;
  const problems: string[] = [];
  const logger = {
    level: () => logger,
    warn: (...parts: readonly unknown[]) => {
      problems.push(parts.join(' '));
      return logger;
    },
    error: (...parts: readonly unknown[]) => {
      problems.push(parts.join(' '));
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  const drawable = drawableSpec(spec);
  const compiled = vegaLite.compile(drawable as never, { logger: logger as never }).spec;
  const view = new vega.View(vega.parse(compiled), {
    renderer: 'none',
    loader: CLOSED_LOADER as never,
    logger: logger as never,
  });
  try {
    await view.runAsync();
    vega.resetSVGDefIds();
    const svg = await view.toSVG();
    if (problems.length > 0) throw new Error(`the chart is not valid: ${problems.join('; ')}`);
    return describeSvg(svg, drawable);
  } finally {
    view.finalize();
  }
}
