import { PayerscopeError } from '../errors.ts';
import type { FactDefinition } from './family-definition.ts';

/**
 * The measures that must be masked together, in the order in which it is done: the base count alone, measures bound by
 * identities as one, all others alone, and totals after the counts they are averaged over. People follow
 * the base and are in none.
 *
 * @throws PayerscopeError RELEASE_REFUSED for a fact whose base, `within`, `above`, `of` or identities name no measure
 */
export function measureSystems(fact: FactDefinition): string[][] {
  const names = Object.keys(fact.measures);
  const known = (name: string, role: string) => {
    if (fact.measures[name]) return name;
    throw new PayerscopeError(
      'RELEASE_REFUSED',
      `The ${role} ${name} of the ${fact.name} fact is none of its measures.`,
    );
  };
  if (fact.measures[known(fact.base, 'base')]!.kind !== 'count') {
    throw new PayerscopeError(
      'RELEASE_REFUSED',
      `The base ${fact.base} of the ${fact.name} fact is no count.`,
    );
  }
  if (!names.some((name) => fact.measures[name]!.kind === 'people')) {
    throw new PayerscopeError(
      'RELEASE_REFUSED',
      `The ${fact.name} fact counts no people, so nothing of it can be published.`,
    );
  }
  const groupOf = new Map(names.map((name) => [name, name]));
  for (const { total, parts } of fact.identities) {
    const target = groupOf.get(known(total, 'identity total'))!;
    for (const part of parts) {
      const source = groupOf.get(known(part, 'identity part'))!;
      for (const [name, group] of groupOf) if (group === source) groupOf.set(name, target);
    }
  }
  const groups = new Map<string, string[]>();
  for (const [name, group] of groupOf) {
    const definition = fact.measures[name]!;
    if (definition.kind === 'count' && definition.within) known(definition.within, 'whole');
    if (definition.kind === 'count' && definition.above) known(definition.above.amount, 'amount');
    if (definition.kind === 'total') known(definition.of, 'count');
    if (definition.kind !== 'people') groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const isTotal = (group: string[]) => (group.some((name) => fact.measures[name]!.kind === 'total') ? 1 : 0);
  const ordered = [...groups.values()].sort((a, b) => isTotal(a) - isTotal(b));
  return [[fact.base], ...ordered.filter((group) => group.some((name) => name !== fact.base))];
}
