import type { BubbleMark } from './bubble-marks.ts';
import { type Channel, type Layer, layer, ownColor, pixel, pixels, textMark, textOf } from './layers.ts';
import type { PlacedLabel } from './place-labels.ts';
import { THEME } from './theme.ts';

/** A bubble with its place in the plot, in pixels. */
export interface Bubble extends BubbleMark {
  readonly left: number;
  readonly top: number;
  readonly radius: number;
  readonly name: string;
  readonly place: PlacedLabel | null;
}

/** Bubbles, dashed ones where the size is withheld, and their names with lines where they stand apart. */
export function bubbleLayers(
  bubbles: readonly Bubble[],
  position: Readonly<Record<'x' | 'y', Channel>>,
  { zero, width, sized }: { readonly zero: number; readonly width: number; readonly sized: boolean },
): Layer[] {
  // Large ones first, so that they lie under small ones.
  const data = [...bubbles]
    .sort((a, b) => b.radius - a.radius)
    .map(({ label, x, y, size, radius, fill, sizeHidden }) => ({
      label,
      x,
      y,
      ...(sized ? { size } : {}),
      area: Math.PI * radius ** 2,
      color: fill,
      sizeHidden,
    }));
  const encoding = {
    ...position,
    size: { field: 'area', type: 'quantitative', scale: null, legend: null },
    color: ownColor(),
  };
  const unsized = data.filter(({ sizeHidden }) => sizeHidden);
  const at = { x: pixels('x'), y: pixels('y') };
  const leaders = bubbles.flatMap(({ place, fill }) =>
    place?.leader ? [{ ...place.leader, color: fill }] : [],
  );
  const names = (align: string): Layer[] => {
    const texts = bubbles.flatMap(({ place, name }) =>
      place?.align === align ? [{ text: name, x: place.x, y: place.y }] : [],
    );
    return texts.length === 0 ? [] : [layer(textMark({ align }), texts, { ...at, text: textOf('text') })];
  };
  return [
    layer(
      { type: 'circle', opacity: 0.78, stroke: '#fff', strokeWidth: 1 },
      data.filter(({ sizeHidden }) => !sizeHidden),
      encoding,
    ),
    ...(unsized.length === 0
      ? []
      : [
          layer(
            { type: 'point', filled: false, strokeDash: [3, 2], strokeWidth: 1.5, opacity: 1 },
            unsized,
            encoding,
          ),
        ]),
    layer({ type: 'rule', color: THEME.axis }, [{}], { y: pixel(zero), x: pixel(0), x2: pixel(width) }),
    ...(leaders.length === 0
      ? []
      : [
          layer({ type: 'rule', strokeWidth: 0.75, opacity: 0.8 }, leaders, {
            ...at,
            x2: { field: 'x2' },
            y2: { field: 'y2' },
            color: ownColor(),
          }),
        ]),
    ...['left', 'right', 'center'].flatMap(names),
  ];
}
