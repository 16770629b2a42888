import type { ReleaseManifest } from '../tools/release-manifest.ts';

/** Labels from data under opaque ids: what a model is given and gives back in place of names. */
export interface MemberIds {
  /** Dimension → id → label, for the dimensions a tool can filter by. */
  readonly byDimension: ReadonlyMap<string, ReadonlyMap<string, string>>;
  idOf(dimension: string, label: string): string | undefined;
  labelOf(dimension: string, id: string): string | undefined;
}

/** `payer_1`, `medication_12`: ids in the release's display order. */
export function createMemberIds({ members }: ReleaseManifest): MemberIds {
  const byDimension = new Map(
    Object.entries(members).map(([dimension, labels]) => [
      dimension,
      new Map(labels.map((label, index) => [`${dimension}_${index + 1}`, label])),
    ]),
  );
  const ids = new Map(
    [...byDimension].map(([dimension, labels]) => [
      dimension,
      new Map([...labels].map(([id, label]) => [label, id])),
    ]),
  );
  return {
    byDimension,
    idOf: (dimension, label) => ids.get(dimension)?.get(label),
    labelOf: (dimension, id) => byDimension.get(dimension)?.get(id),
  };
}
