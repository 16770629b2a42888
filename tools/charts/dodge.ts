/** Moves positions apart to at least `gap`, in order and as little as needed, within 0 and `length`. */
export function dodge(positions: readonly number[], gap: number, length: number): number[] {
  const order = positions.map((_, at) => at).sort((a, b) => positions[a]! - positions[b]! || a - b);
  const room = Math.min(gap, positions.length > 1 ? length / (positions.length - 1) : gap);
  const placed = order.map((at) => positions[at]!);
  // Downwards first, then back up from the end: two passes settle a line of labels.
  for (let at = 1; at < placed.length; at += 1) placed[at] = Math.max(placed[at]!, placed[at - 1]! + room);
  if (placed.length > 0 && placed.at(-1)! > length) placed[placed.length - 1] = length;
  for (let at = placed.length - 2; at >= 0; at -= 1)
    placed[at] = Math.min(placed[at]!, placed[at + 1]! - room);
  const moved = Array.from(positions, () => 0);
  order.forEach((at, index) => {
    moved[at] = Math.max(0, placed[index]!);
  });
  return moved;
}
