import type { ReleaseStore, Row } from '../../tools/ports.ts';

type Names = Readonly<Record<string, string>>;

const renamed = (names: Names, value: Row[string]): Row[string] =>
  typeof value === 'string' ? (names[value] ?? value) : value;

/**
 * A release whose members go by other names, as its source could have called them: in its dictionary, in every row,
 * and in what a statement filters by.
 *
 * @param names published name → other name; others must be as the builder publishes them (no `|`, nothing unseen)
 */
export function renamedStore(store: ReleaseStore, names: Names): ReleaseStore {
  const { manifest } = store;
  const members = Object.fromEntries(
    Object.entries(manifest.members).map(([dimension, labels]) => [
      dimension,
      labels.map((label) => names[label] ?? label),
    ]),
  );
  const published = Object.entries(names).map(([label, other]) => [`|${other}|`, `|${label}|`] as const);
  const asPublished = (value: string | number): string | number =>
    // Twice: neighbours in a list share a separator, and a replacement does not look at it again.
    typeof value === 'string'
      ? published.reduce(
          (text, [other, label]) => text.replaceAll(other, label).replaceAll(other, label),
          value,
        )
      : value;
  return {
    ...store,
    manifest: { ...manifest, members },
    query: async (sql, params) => {
      const bound = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [name, asPublished(value)]),
      );
      const rows = await store.query(sql, bound);
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, renamed(names, value)])),
      );
    },
  };
}
