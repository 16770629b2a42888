import { join } from 'node:path';
import type { CodeSplittingGroup } from 'rolldown';

const COMMANDS = 'integrations/cli/commands';
const ENGINE = ['duckdb-release-store', 'parse-sql'].map(
  (file) => `integrations/warehouse/duckdb/${file}.ts`,
);
/** The entry itself is not among them: it waits for the command, and what a command loads must not wait for it. */
const START = ['cli/interpret-schemas', 'program-version', 'cli/main'].map(
  (file) => `integrations/${file}.ts`,
);

/** All that is loaded on the way to an answer. */
const TO_AN_ANSWER = [
  ...START,
  `${COMMANDS}/ask.ts`,
  'integrations/compose.ts',
  ...ENGINE,
  'integrations/answering-parts.ts',
  'integrations/audit/create-audit-log.ts',
  'integrations/cli/render/answer.ts',
];

/** Commands that answer nothing. */
const OTHERS = [
  ...['attack', 'audit-verify', 'brief', 'build', 'define', 'doctor', 'intake', 'publish', 'releases'],
  ...['verify', 'vet', 'why'],
];

/** What imports any of this is as heavy as an answer. */
const HEAVY = /[\\/](?:agent[\\/]graph\.ts$|node_modules[\\/]@langchain[\\/])/;

/**
 * The way to an answer in layers: of what is loaded for one, each holds what its files import and no layer before it
 * has. After them come `shared`, what is also loaded where no agent is, and `answer`, the rest.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  start: START,
  workspace: [...['ask', ...OTHERS].map((name) => `${COMMANDS}/${name}.ts`), 'integrations/compose.ts'],
  records: ['audit/create-audit-log', 'audit/verify-audit-log', 'memory/answer-store'].map(
    (file) => `integrations/${file}.ts`,
  ),
  engine: ENGINE,
  templates: ['sql/templates/index.ts', `${COMMANDS}/templates.ts`],
};

/** What a file imports before it runs, and what it loads later. */
export interface Imports {
  readonly now: readonly string[];
  readonly later: readonly string[];
}

export type ImportsOf = (file: string) => Imports;

/** Files and all they import, however indirectly. */
function closure(files: readonly string[], next: (file: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...next(file));
  }
  return found;
}

/** The layer of each file that is loaded on the way to an answer. */
export function layersOf(importsOf: ImportsOf, root = ''): Map<string, string> {
  const atOnce = (files: readonly string[]): Set<string> => closure(files, (file) => importsOf(file).now);
  const under = (files: readonly string[]): string[] => files.map((file) => join(root, file));
  const needed = atOnce(under(TO_AN_ANSWER));
  const layers = new Map<string, string>();
  const add = (layer: string, files: Iterable<string>): void => {
    for (const file of files) if (needed.has(file) && !layers.has(file)) layers.set(file, layer);
  };
  for (const [layer, files] of Object.entries(LAYERS)) add(layer, atOnce(under(files)));
  const all = closure(under(TO_AN_ANSWER), (file) => [...importsOf(file).now, ...importsOf(file).later]);
  const loadedLater = new Set([...all].flatMap((file) => importsOf(file).later));
  for (const file of loadedLater) {
    const loaded = atOnce([file]);
    if (![...loaded].some((one) => HEAVY.test(one))) add('shared', loaded);
  }
  add('answer', needed);
  return layers;
}

/**
 * Tells the bundler to make one piece of each layer. Left alone it makes one of every set of modules that the same
 * commands share: a cold `ask` then reads seventy-five pieces where fifteen do.
 */
export function chunkGroups(root: string): CodeSplittingGroup[] {
  let layers: Map<string, string> | undefined;
  return [...Object.keys(LAYERS), 'shared', 'answer'].map((layer, index, all) => ({
    debugName: layer,
    priority: all.length - index,
    name: (id, modules) => {
      layers ??= layersOf((file) => {
        const module = modules.getModuleInfo(file);
        return { now: module?.importedIds ?? [], later: module?.dynamicallyImportedIds ?? [] };
      }, root);
      return layers.get(id) === layer ? layer : null;
    },
  }));
}
