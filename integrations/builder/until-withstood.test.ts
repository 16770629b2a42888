import { expect, test } from 'vitest';
import type { Violation } from '../../evals/attack/attack-report.ts';
import type { MeasureLevel } from '../../tools/disclosure/escalate.ts';
import type { MaskedFact } from '../../tools/disclosure/mask.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { MaskedFamilies } from './mask-families.ts';
import { untilWithstood } from './until-withstood.ts';

const level: MeasureLevel = { measure: 'total_claims', grain: 'month', dimensions: ['payer'] };
const violation: Violation = {
  kind: 'count',
  fact: 'claims',
  measure: 'total_claims',
  family: 'claims_by_payer',
  cell: '2025-01, payer = A',
  interval: { from: 9, to: 11 },
  required: 'must span 11',
  level: { grain: 'month', dimensions: ['payer'] },
};

const maskedWith = (withdrawn: readonly MeasureLevel[]): MaskedFamilies => ({
  families: [],
  witnesses: new Map(),
  facts: new Map([['claims', { withdrawn, masked: [], witnesses: [] } as unknown as MaskedFact]]),
});

/** A release per mask, with what the attack finds in the first ones; levels that can be withheld at most. */
function run(found: readonly (readonly Violation[])[], most = Number.POSITIVE_INFINITY) {
  const log: string[] = [];
  let [masks, attacks] = [0, 0];
  const result = untilWithstood({
    mask: async (before) => {
      const withdrawn = before?.masked.facts.get('claims')?.withdrawn ?? [];
      const more = before?.givenAway.get('claims') ?? [];
      log.push(`mask ${withdrawn.length}+${more.length}`);
      return maskedWith([...withdrawn, ...more].slice(0, most));
    },
    write: async () => {
      masks++;
      const manifest = { id: `r${masks}` } as ReleaseManifest;
      return { manifest, path: '', file: '', place: async () => {} };
    },
    attack: async ({ manifest }) => {
      log.push(`attack ${manifest.id}`);
      return found[attacks++] ?? [];
    },
    forget: async ({ id }) => void log.push(`forget ${id}`),
    progress: { step: () => {} },
  });
  return { result, log };
}

test('what withstands is published as it is', async () => {
  const { result, log } = run([]);
  expect((await result).written.manifest.id).toBe('r1');
  expect(log).toEqual(['mask 0+0', 'attack r1']);
});

test('what the attack finds is withheld, and the new release is attacked again', async () => {
  const { result, log } = run([[violation], [violation, violation]]);
  const { written, masked, violations } = await result;
  expect([written.manifest.id, violations]).toEqual(['r3', []]);
  expect(masked.facts.get('claims')!.withdrawn).toEqual([level, level, level]);
  expect(log).toEqual([
    'mask 0+0',
    'attack r1',
    'mask 0+1',
    'forget r1',
    'attack r2',
    'mask 1+2',
    'forget r2',
    'attack r3',
  ]);
});

test('where nothing more can be withheld, the release stands as it is with what was found', async () => {
  const { result, log } = run([[violation], [violation]], 1);
  const { written, violations } = await result;
  expect([written.manifest.id, violations]).toEqual(['r2', [violation]]);
  expect(log.at(-1)).toBe('mask 1+1');
});

test('where withholding does not help, it is not tried', async () => {
  const { level: _, ...lost } = violation;
  const { result, log } = run([[{ ...lost, kind: 'format' }, violation]]);
  expect((await result).violations).toHaveLength(2);
  expect(log).toEqual(['mask 0+0', 'attack r1']);
});

test('it ends, whatever the attack finds', async () => {
  const { result, log } = run(Array.from({ length: 99 }, () => [violation]));
  expect((await result).violations).toEqual([violation]);
  expect(log.filter((line) => line.startsWith('attack'))).toHaveLength(6);
});
