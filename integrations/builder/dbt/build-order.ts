import { buildFailed } from './build-failed.ts';

/**
 * Orders names so that each comes after what it reads; ties keep the given order.
 *
 * @param reads for each name, the names it reads (all of them known)
 * @throws PayerscopeError BUILD_FAILED naming the models of a cycle
 */
export function buildOrder(reads: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string, path: readonly string[]): void => {
    if (state.get(name) === 'done') return;
    if (state.get(name) === 'open') {
      const cycle = [...path.slice(path.indexOf(name)), name].join(' → ');
      throw buildFailed(`The models form a cycle (${cycle}); break it before building.`);
    }
    state.set(name, 'open');
    for (const read of reads.get(name) ?? []) visit(read, [...path, name]);
    state.set(name, 'done');
    order.push(name);
  };
  for (const name of reads.keys()) visit(name, []);
  return order;
}
