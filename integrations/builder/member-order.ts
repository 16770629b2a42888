const AGE_BUCKETS = ['0-30', '31-60', '61-90', '90+'];
const PRIORITIES = ['High', 'Medium', 'Low'];
const LAST = /^(No insurance|Unknown|Other )/;

/** Display order of a dimension's members: buckets by size, names by alphabet, catch-alls last. */
export function orderMembers(dimension: string, members: Iterable<string>): string[] {
  const fixed =
    dimension === 'age_bucket' ? AGE_BUCKETS : dimension === 'priority_bucket' ? PRIORITIES : null;
  const rank = (name: string): number => (fixed ? fixed.indexOf(name) : LAST.test(name) ? 1 : 0);
  // Code-point order: the same on every machine, whatever its locale.
  return [...new Set(members)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}
