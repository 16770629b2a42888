import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Labelled, labelBox, type PlacedLabel, placeLabels } from './place-labels.ts';

const plot = { width: 400, height: 200 };

test('a name stands to the right of its mark where there is room', () => {
  expect(placeLabels([{ x: 100, y: 100, radius: 10, width: 60 }], plot)).toEqual([
    { x: 114, y: 100, align: 'left', leader: null },
  ]);
});

test('at the right edge it stands to the left', () => {
  expect(placeLabels([{ x: 390, y: 100, radius: 10, width: 60 }], plot)[0]!.align).toBe('right');
});

test('names of close marks all find a place, some with a line that leads to it', () => {
  const marks = Array.from({ length: 9 }, (_, at) => ({
    x: 180 + (at % 3) * 16,
    y: 90 + Math.floor(at / 3) * 12,
    radius: 9,
    width: 60,
  }));
  const placed = placeLabels(marks, plot);
  expect(placed.filter((place) => place === null)).toEqual([]);
  expect(placed.filter((place) => place!.leader !== null).length).toBeGreaterThan(0);
});

test('where no place is free there is no name', () => {
  expect(placeLabels([{ x: 20, y: 20, radius: 18, width: 60 }], { width: 40, height: 40 })).toEqual([null]);
});

test('no name meets another, a mark or an edge, and no line a name that is not its own', () => {
  const mark = fc.record({
    x: fc.integer({ min: 0, max: plot.width }),
    y: fc.integer({ min: 0, max: plot.height }),
    radius: fc.integer({ min: 4, max: 22 }),
    width: fc.integer({ min: 10, max: 130 }),
  });
  let named = 0;
  const check = fc.property(fc.array(mark, { minLength: 1, maxLength: 30 }), (marks: Labelled[]) => {
    const labels = placeLabels(marks, plot).flatMap((place, at) =>
      place === null ? [] : [{ place, box: labelBox(place, marks[at]!.width) }],
    );
    named += labels.length;
    for (const [at, { place, box }] of labels.entries()) {
      expect(box.left >= 0 && box.right <= plot.width && box.top >= 0 && box.bottom <= plot.height).toBe(
        true,
      );
      for (const { x, y, radius } of marks) {
        // The point of the box that is nearest to the mark's centre.
        const near = [
          Math.min(box.right, Math.max(box.left, x)),
          Math.min(box.bottom, Math.max(box.top, y)),
        ] as const;
        expect(Math.hypot(near[0] - x, near[1] - y)).toBeGreaterThanOrEqual(radius - 1e-9);
      }
      for (const other of labels.slice(at + 1)) {
        const apart =
          box.right <= other.box.left ||
          other.box.right <= box.left ||
          box.bottom <= other.box.top ||
          other.box.bottom <= box.top;
        expect(apart).toBe(true);
      }
      for (const other of labels) if (other.place !== place) expect(through(other.place, box)).toBe(false);
    }
  });
  fc.assert(check, { numRuns: 300, seed: 12 });
  expect(named).toBeGreaterThan(1500);
});

/** Whether a leader passes well within a box, looked at point by point. */
function through(
  { leader }: PlacedLabel,
  { left, right, top, bottom }: ReturnType<typeof labelBox>,
): boolean {
  if (leader === null) return false;
  return Array.from({ length: 101 }, (_, at) => at / 100).some((part) => {
    const x = leader.x + (leader.x2 - leader.x) * part;
    const y = leader.y + (leader.y2 - leader.y) * part;
    return x > left + 0.01 && x < right - 0.01 && y > top + 0.01 && y < bottom - 0.01;
  });
}
