import { expect, test } from 'vitest';
import { placeLabels } from './place-labels.ts';

const plot = { width: 400, height: 200 };

test('a name stands to the right of its mark where there is room', () => {
  expect(placeLabels([{ x: 100, y: 100, radius: 10, width: 60 }], plot)).toEqual([
    { x: 114, y: 100, align: 'left' },
  ]);
});

test('at the right edge it stands to the left', () => {
  expect(placeLabels([{ x: 390, y: 100, radius: 10, width: 60 }], plot)[0]!.align).toBe('right');
});

test('names of close marks do not cover each other', () => {
  const marks = [0, 1, 2, 3].map((at) => ({ x: 100 + at * 12, y: 100 + at * 4, radius: 8, width: 50 }));
  const boxes = placeLabels(marks, plot).map(({ x, y, align }) => {
    const left = align === 'left' ? x : align === 'right' ? x - 50 : x - 25;
    return { left, right: left + 50, top: y - 6, bottom: y + 6 };
  });
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      const apart =
        one.right <= other.left ||
        other.right <= one.left ||
        one.bottom <= other.top ||
        other.bottom <= one.top;
      expect(apart).toBe(true);
    }
  });
});
