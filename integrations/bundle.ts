import { createHash, randomUUID } from 'node:crypto';
import {
  access,
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import { packageRoot } from '../sql/package-root.ts';
import { chunkGroups } from './chunk-layers.ts';

/** Folders whose code the bundle is made of. */
const SOURCES = ['agent', 'evals', 'integrations', 'prompts', 'sql', 'tools'];
/** What the bundle embeds beside code. */
const EMBEDDED = ['sql/metrics.yml'];
/** Native code, Wasm and a driver of many optional parts that find their own files: left where they are installed. */
const EXTERNAL = [
  '@duckdb/node-bindings',
  '@polyglot-sql/sdk',
  'highs',
  'sharp',
  'rolldown',
  'snowflake-sdk',
];
/** A program that is still running may yet load parts of the bundle it was started from. */
const KEPT_BUNDLES = 3;
const BUNDLE_NAME = /^bundle-[0-9a-f]{16}$/;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function sourceFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of SOURCES) {
    const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
    found.push(...names.filter((name) => /\.(ts|js|json)$/.test(name)).map((name) => join(folder, name)));
  }
  const shipped = found.filter((name) => !name.endsWith('.test.ts') && !name.split(sep).includes('testing'));
  return [...shipped, ...EMBEDDED, 'package.json', 'package-lock.json'].sort();
}

/** Names the bundle after everything it is made of: the same inputs are the same folder. */
async function bundleName(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await sourceFiles(root)) {
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)).catch(() => ''))
      .update('\0');
  }
  return `bundle-${hash.digest('hex').slice(0, 16)}`;
}

/**
 * Source files find SQL, prompts and seeds beside themselves. In the bundle they stand elsewhere, so their
 * own address is written into them, relative to the bundle's.
 */
function keepSourceAddress(root: string, depth: string): Plugin {
  return {
    name: 'keep-source-address',
    transform: {
      filter: { id: /\.ts$/ },
      handler(text, path) {
        const file = relative(root, path).split(sep).join('/');
        if (file.startsWith('../') || file.includes('node_modules/')) return null;
        const address = `new URL(${JSON.stringify(`${depth}/${file}`)}, import.meta.url)`;
        const toPath = "process.getBuiltinModule('node:url').fileURLToPath";
        const stand: Record<string, string> = {
          url: `${address}.href`,
          filename: `${toPath}(${address})`,
          dirname: `${toPath}(new URL('.', ${address}))`,
        };
        return text.replace(
          /\bimport\.meta\.(url|filename|dirname)\b/g,
          (_, property: string) => stand[property]!,
        );
      },
    },
  };
}

/** zod speaks forty languages, and loading them costs a cold start 20 ms: its own text is never shown. */
const englishOnly: Plugin = {
  name: 'english-only',
  load: {
    filter: { id: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ },
    handler: () => `export { default as en } from './en.js';`,
  },
};

/** vega waits for a library that draws into pixels, which we have none of: CommonJS cannot wait while it is loaded. */
const withoutCanvas: Plugin = {
  name: 'without-canvas',
  transform: {
    filter: { id: /[\\/]vega-canvas\.node\.js$/ },
    handler: (text) => text.replace("await import('canvas')", 'null'),
  },
};

/** The glossary as JSON text (`sql/read-metrics.ts`), so that no YAML is loaded to answer a question. */
async function embeddedGlossary(root: string): Promise<Record<string, string>> {
  const text = await readFile(join(root, 'sql/metrics.yml'), 'utf8').catch(() => null);
  if (text === null) return {};
  const { parse } = await import('yaml');
  return { BUNDLED_GLOSSARY: JSON.stringify(JSON.stringify(parse(text))) };
}

/** The lexicon as JSON text (`agent/offline/general-vocabulary.ts`), so that no phrase of it is read at a start. */
async function embeddedVocabulary(root: string): Promise<Record<string, string>> {
  const path = join(root, 'agent/offline/general-vocabulary.ts');
  if (!(await exists(path))) return {};
  const { prepareVocabulary } = await import(pathToFileURL(path).href);
  return { BUNDLED_VOCABULARY: JSON.stringify(JSON.stringify(prepareVocabulary())) };
}

async function compile(root: string, folder: string): Promise<void> {
  const name = basename(folder);
  const { rolldown } = await import('rolldown');
  const made = await rolldown({
    cwd: root,
    input: { main: 'integrations/cli/entry.ts' },
    platform: 'node',
    // Their subpaths too.
    external: EXTERNAL.map((library) => new RegExp(`^${library}(?:/|$)`)),
    transform: {
      target: 'node22',
      define: {
        ...(await embeddedGlossary(root)),
        ...(await embeddedVocabulary(root)),
        BUNDLED_NAME: JSON.stringify(name),
      },
    },
    plugins: [keepSourceAddress(root, '../..'), englishOnly, withoutCanvas],
    // A part that one command loads late and another at once is meant so.
    checks: { ineffectiveDynamicImport: false },
    logLevel: 'warn',
  });
  try {
    await made.write({
      dir: folder,
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
      comments: false,
      codeSplitting: { groups: chunkGroups(root) },
      // Names stay: classes are known by theirs, and a bug's stack trace must be readable.
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    });
  } finally {
    await made.close();
  }
}

/** What runs the bundle is beside it, and beside this file where it comes from. */
async function compileLoader(folder: string): Promise<void> {
  const { rolldown } = await import('rolldown');
  const made = await rolldown({
    input: join(import.meta.dirname, 'cli/load-bundle.ts'),
    platform: 'node',
    logLevel: 'warn',
  });
  try {
    await made.write({ dir: folder, format: 'esm', entryFileNames: '[name].js' });
  } finally {
    await made.close();
  }
}

/** Writes beside the place and renames: whoever starts meanwhile reads the old file or the new one. */
async function replaceFile(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  // Of its own name per call: two calls may also share a process.
  const temporary = `${path}.${randomUUID()}.tmp`;
  await write(temporary);
  await rename(temporary, path);
}

async function dropOldBundles(dist: string, current: string): Promise<void> {
  const names = (await readdir(dist)).filter((name) => BUNDLE_NAME.test(name) && name !== current);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(dist, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const old = dated.sort((a, b) => b.at - a.at).slice(KEPT_BUNDLES - 1);
  await Promise.all(old.map(({ name }) => rm(join(dist, name), { recursive: true, force: true })));
}

/**
 * Bundles the command line into `dist/`: `payerscope.js` (launcher), `main.js`, and a folder named after the
 * inputs' hash. A folder appears whole, by renaming, so bundling twice at once is harmless; unchanged inputs
 * cost only the hash.
 *
 * @returns the folder's name and whether it was made anew
 */
export async function bundle(root: string = packageRoot()): Promise<{ name: string; built: boolean }> {
  const dist = join(root, 'dist');
  const name = await bundleName(root);
  await mkdir(dist, { recursive: true });
  const built = !(await exists(join(dist, name, 'main.cjs')));
  if (built) {
    const temporary = await mkdtemp(join(dist, 'making-'));
    try {
      await compile(root, join(temporary, name));
      await compileLoader(join(temporary, name));
      await rename(join(temporary, name), join(dist, name)).catch(async (error: unknown) => {
        if (!(await exists(join(dist, name, 'main.cjs')))) throw error;
      });
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  const main = `import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadBundle } from './${name}/load-bundle.js';

const folder = fileURLToPath(new URL('./${name}', import.meta.url));
// For what is outside of the bundle: it keeps its own compiled code better.
enableCompileCache(folder + '/compiled');
loadBundle(folder);
`;
  const current = await readFile(join(dist, 'main.js'), 'utf8').catch(() => '');
  if (built || current !== main || !(await exists(join(dist, 'payerscope.js')))) {
    await replaceFile(join(dist, 'main.js'), (path) => writeFile(path, main));
    await replaceFile(join(dist, 'payerscope.js'), async (path) => {
      await copyFile(join(root, 'integrations/cli/launcher.js'), path);
      await chmod(path, 0o755);
    });
    await dropOldBundles(dist, name);
  }
  return { name, built };
}

if (import.meta.main) await bundle();
