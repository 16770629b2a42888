/** A round mark that wants its name beside it, in pixels. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
}

export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 4;
const HALF_LINE = 7;

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

function boxOf({ x, y, align }: PlacedLabel, width: number): Box {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - HALF_LINE, bottom: y + HALF_LINE };
}

/** Beside the mark first, then above and beneath it, then at its corners. */
function candidates({ x, y, radius }: Labelled): PlacedLabel[] {
  const beside = radius + GAP;
  const corner = radius * 0.75 + GAP;
  return [
    { x: x + beside, y, align: 'left' },
    { x: x - beside, y, align: 'right' },
    { x, y: y - radius - GAP - HALF_LINE, align: 'center' },
    { x, y: y + radius + GAP + HALF_LINE, align: 'center' },
    { x: x + corner, y: y - corner, align: 'left' },
    { x: x + corner, y: y + corner, align: 'left' },
    { x: x - corner, y: y - corner, align: 'right' },
    { x: x - corner, y: y + corner, align: 'right' },
  ];
}

/**
 * Puts a name beside every mark, large marks first, where it covers least of other marks, names placed before and
 * the edges of the plot.
 */
export function placeLabels(
  marks: readonly Labelled[],
  plot: { readonly width: number; readonly height: number },
): PlacedLabel[] {
  const circles = marks.map(
    ({ x, y, radius }): Box => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }),
  );
  const taken: Box[] = [];
  const placed: PlacedLabel[] = [];
  const order = marks.map((_, at) => at).sort((a, b) => marks[b]!.radius - marks[a]!.radius || a - b);
  for (const at of order) {
    const { width } = marks[at]!;
    const costs = candidates(marks[at]!).map((candidate) => {
      const box = boxOf(candidate, width);
      const outside =
        Math.max(0, -box.left) +
        Math.max(0, box.right - plot.width) +
        Math.max(0, -box.top) +
        Math.max(0, box.bottom - plot.height);
      const covered = [...circles.filter((_, other) => other !== at), ...taken];
      return {
        candidate,
        box,
        cost: outside * 100 + covered.reduce((sum, other) => sum + overlap(box, other), 0),
      };
    });
    const best = costs.reduce((least, one) => (one.cost < least.cost ? one : least));
    taken.push(best.box);
    placed[at] = best.candidate;
  }
  return placed;
}
