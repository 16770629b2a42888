import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../sql/package-root.ts';
import { LAYERS, layersOf } from './chunk-layers.ts';

const NOW: Readonly<Record<string, readonly string[]>> = {
  '/integrations/cli/main.ts': ['errors'],
  '/integrations/cli/commands/define.ts': ['errors', 'format', 'glossary of define alone'],
  '/integrations/warehouse/duckdb/parse-sql.ts': ['errors', 'driver'],
  '/sql/templates/index.ts': ['template'],
  '/integrations/answering-parts.ts': ['/agent/graph.ts', 'template', 'driver', 'format', 'errors'],
  '/agent/graph.ts': ['/node_modules/@langchain/langgraph/index.js', 'chart'],
  'draw.ts': ['chart', 'pixels'],
  'converse.ts': ['/agent/graph.ts', 'chart'],
};
const LATER: Readonly<Record<string, readonly string[]>> = {
  '/integrations/cli/commands/ask.ts': ['draw.ts', 'converse.ts'],
};
const layers = layersOf((file) => ({ now: NOW[file] ?? [], later: LATER[file] ?? [] }), '/');

test('every file that a layer names is there', () => {
  const missing = Object.values(LAYERS)
    .flat()
    .filter((file) => !existsSync(join(packageRoot(), file)));
  expect(missing).toEqual([]);
});

test('a file is in the first layer that needs it', () => {
  expect(layers.get('errors')).toBe('start');
  expect(layers.get('format')).toBe('workspace');
  expect(layers.get('driver')).toBe('engine');
  expect(layers.get('template')).toBe('templates');
});

test('what an agent needs is loaded with it alone, unless something without an agent needs it too', () => {
  expect(layers.get('/agent/graph.ts')).toBe('answer');
  expect(layers.get('/node_modules/@langchain/langgraph/index.js')).toBe('answer');
  expect(layers.get('chart')).toBe('shared');
});

test('what an answer does not need is in no layer, nor is the entry, which waits for what it loads', () => {
  for (const file of ['glossary of define alone', 'pixels', '/integrations/cli/entry.ts'])
    expect(layers.has(file)).toBe(false);
});
