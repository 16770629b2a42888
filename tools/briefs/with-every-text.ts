/** The same value with every string in it changed, arrays and objects gone through; tables of results stay as they are. */
export function withEveryText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => withEveryText(item, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      // A chart is drawn from the result itself, and its texts are made drawable there.
      key === 'drawn' ? item : withEveryText(item as unknown, change),
    ]),
  ) as T;
}
