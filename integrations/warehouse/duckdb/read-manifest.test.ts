import { expect, test } from 'vitest';
import { smallManifest } from '../../../sql/templates/testing/small-release.ts';
import { readManifest } from './read-manifest.ts';

const textOf = (id: string): string => JSON.stringify({ ...smallManifest, id });

test('the same text is the same manifest, another is another', () => {
  const first = readManifest(textOf('r_1'));
  expect(first).toEqual({ ...smallManifest, id: 'r_1' });
  expect(readManifest(textOf('r_1'))).toBe(first);
  expect(readManifest(textOf('r_2'))).toEqual({ ...smallManifest, id: 'r_2' });
});

test('only the last few are kept, by when they were asked for', () => {
  const [used, unused] = [readManifest(textOf('used')), readManifest(textOf('unused'))];
  for (const id of ['a', 'b', 'c']) {
    readManifest(textOf(id));
    readManifest(textOf('used'));
  }
  expect(readManifest(textOf('used'))).toBe(used);
  expect(readManifest(textOf('unused'))).not.toBe(unused);
});

test('what is no manifest is refused each time', () => {
  for (const text of ['{"id":1}', '{"id":1}', 'no JSON']) expect(() => readManifest(text)).toThrow();
});
