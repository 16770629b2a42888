/** A round mark that wants its name near it, in pixels. */
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
  /** From the mark's edge to a name that stands apart from it; null beside the mark. */
  readonly leader: {
    readonly x: number;
    readonly y: number;
    readonly x2: number;
    readonly y2: number;
  } | null;
}

export interface LabelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Candidate extends PlacedLabel {
  readonly box: LabelBox;
}

const GAP = 4;
const HALF_LINE = 7;
/** How far from a mark's edge a name with a leader may stand, nearest first. */
const APART = [16, 28, 42, 58, 76, 98, 124] as const;
const DIRECTIONS = 32;

/** What a name covers. */
export function labelBox({ x, y, align }: Omit<PlacedLabel, 'leader'>, width: number): LabelBox {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - HALF_LINE, bottom: y + HALF_LINE };
}

const meet = (a: LabelBox, b: LabelBox): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const between = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const covers = ({ left, right, top, bottom }: LabelBox, { x, y, radius }: Labelled): boolean =>
  (between(x, left, right) - x) ** 2 + (between(y, top, bottom) - y) ** 2 < radius ** 2;

/** Whether a line passes through a box: by the part of it that lies within both pairs of edges (Liang and Barsky). */
function crosses(line: NonNullable<PlacedLabel['leader']>, box: LabelBox): boolean {
  const [dx, dy] = [line.x2 - line.x, line.y2 - line.y];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, line.x - box.left],
    [dx, box.right - line.x],
    [-dy, line.y - box.top],
    [dy, box.bottom - line.y],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to;
}

const withBox = (place: PlacedLabel, width: number): Candidate => ({ ...place, box: labelBox(place, width) });

/** Beside the mark first, then above and beneath it, then at its corners. */
function near({ x, y, radius, width }: Labelled): Candidate[] {
  const beside = radius + GAP;
  const corner = radius * 0.75 + GAP;
  const places: Omit<PlacedLabel, 'leader'>[] = [
    { x: x + beside, y, align: 'left' },
    { x: x - beside, y, align: 'right' },
    { x, y: y - radius - GAP - HALF_LINE, align: 'center' },
    { x, y: y + radius + GAP + HALF_LINE, align: 'center' },
    { x: x + corner, y: y - corner, align: 'left' },
    { x: x + corner, y: y + corner, align: 'left' },
    { x: x - corner, y: y - corner, align: 'right' },
    { x: x - corner, y: y + corner, align: 'right' },
  ];
  return places.map((place) => withBox({ ...place, leader: null }, width));
}

/** Around the mark in wider and wider rings, each with a line back to it. */
function apart({ x, y, radius, width }: Labelled): Candidate[] {
  return APART.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, at) => {
      const turn = (at / DIRECTIONS) * 2 * Math.PI;
      const [across, down] = [Math.cos(turn), Math.sin(turn)];
      const edge = { x: x + across * radius, y: y + down * radius };
      const end = { x: x + across * (radius + distance), y: y + down * (radius + distance) };
      const leader = { ...edge, x2: end.x, y2: end.y };
      const steep = Math.abs(across) < 0.3;
      return steep
        ? withBox({ x: end.x, y: end.y + Math.sign(down) * HALF_LINE, align: 'center', leader }, width)
        : across > 0
          ? withBox({ x: end.x + 2, y: end.y, align: 'left', leader }, width)
          : withBox({ x: end.x - 2, y: end.y, align: 'right', leader }, width);
    }),
  );
}

/**
 * Puts a name by every mark where it covers no mark, no other name and no edge of the plot: beside it, else apart
 * with a line that leads to it. The mark with the fewest free places is served first.
 *
 * @returns in the order of the marks; null where no place is free
 */
export function placeLabels(
  marks: readonly Labelled[],
  plot: { readonly width: number; readonly height: number },
): (PlacedLabel | null)[] {
  const placed: (PlacedLabel | null)[] = marks.map(() => null);
  const taken: Candidate[] = [];
  const isFree = ({ box, leader }: Candidate): boolean =>
    box.left >= 0 &&
    box.right <= plot.width &&
    box.top >= 0 &&
    box.bottom <= plot.height &&
    !marks.some((mark) => covers(box, mark)) &&
    !taken.some(
      (other) =>
        meet(box, other.box) ||
        (leader !== null && crosses(leader, other.box)) ||
        (other.leader !== null && crosses(other.leader, box)),
    );
  const put = (at: number, { box, ...place }: Candidate): void => {
    taken.push({ box, ...place });
    placed[at] = place;
  };
  const beside = new Map(marks.map((mark, at) => [at, near(mark).filter(isFree)]));
  const crowded: number[] = [];
  while (beside.size > 0) {
    const [at, free] = [...beside].reduce((least, one) => (one[1].length < least[1].length ? one : least));
    beside.delete(at);
    if (free[0] === undefined) crowded.push(at);
    else put(at, free[0]);
    for (const [other, places] of beside) beside.set(other, places.filter(isFree));
  }
  for (const at of crowded.sort((a, b) => a - b)) {
    const free = apart(marks[at]!).find(isFree);
    if (free !== undefined) put(at, free);
  }
  return placed;
}
