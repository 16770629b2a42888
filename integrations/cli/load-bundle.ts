import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { packCompiled, readCompiled } from './compiled-code.ts';

/** A run that goes on for longer has let go of code it used at its beginning. Milliseconds. */
const SHORT_RUN = 10_000;
/** Ends of a run that did what it was asked: answered, a question back, declined. */
const EXPECTED_ENDS: readonly unknown[] = [0, 3, 4];

interface Part {
  readonly file: string;
  /** Checksum of its source. */
  readonly sum: number;
  readonly script: Script;
  /** How often each command has written this part's compiled code. */
  readonly writings: Readonly<Record<string, number>>;
}

/** The command as typed, or nothing where none is recognised. */
const commandOf = (argv: readonly string[]): string =>
  /^[a-z]{2,12}$/.exec(argv.find((word) => !word.startsWith('-')) ?? '')?.[0] ?? '';

/** Beside the place first, so that whoever starts meanwhile reads the old file or the new one. */
function replaceFile(path: string, content: Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

/**
 * Runs a bundle's entry with the code that V8 compiled in earlier runs. Node keeps compiled code too, but only of what
 * is compiled when a file is loaded; most functions are compiled when they are first called, which is half of what a
 * cold `ask` does. So what was compiled is kept when a run ends: by the first two runs of each command, because they
 * call different functions. Where it cannot be kept nothing is lost but time.
 *
 * @param folder absolute path of the bundle: CommonJS in `*.cjs`, `main.cjs` first
 */
export function loadBundle(folder: string, argv: readonly string[] = process.argv.slice(2)): void {
  const kept = join(folder, 'compiled', `${process.version}-${process.arch}`);
  const command = commandOf(argv);
  const fromOutside = createRequire(join(folder, 'main.cjs'));
  const modules = new Map<string, { exports: unknown }>();
  const parts: Part[] = [];

  function load(file: string): unknown {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const path = join(folder, file);
    const source = readFileSync(path);
    const sum = crc32(source);
    const compiled = readCompiled(join(kept, `${file}.bin`), sum);
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) {'use strict';${source.toString()}\n})`,
      {
        filename: path,
        // Libraries outside are imported as whoever wrote them means it: one of them is another when required.
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
        ...(compiled === null ? {} : { cachedData: compiled.code }),
      },
    );
    const writings = compiled === null || script.cachedDataRejected === true ? {} : compiled.writings;
    parts.push({ file, sum, script, writings });
    script.runInThisContext()(module.exports, require, module, path, folder);
    return module.exports;
  }
  const require = (name: string): unknown =>
    name.startsWith('./') ? load(name.slice(2)) : fromOutside(name);

  function keep(code: unknown): void {
    // Another Node flag is other code: it would only push out what usual runs need.
    if (!EXPECTED_ENDS.includes(code) || process.execArgv.length > 0) return;
    const short = performance.now() < SHORT_RUN;
    const due = parts.filter(({ writings }) =>
      short ? (writings[command] ?? 0) < 2 : Object.keys(writings).length === 0,
    );
    try {
      if (due.length > 0) mkdirSync(kept, { recursive: true });
      for (const { file, sum, script, writings } of due) {
        const counted = { ...writings, [command]: (writings[command] ?? 0) + 1 };
        const packed = packCompiled(script.createCachedData(), sum, counted);
        if (packed !== null) replaceFile(join(kept, `${file}.bin`), packed);
      }
    } catch {
      // A folder that others own or a full disk: the next start compiles again.
    }
  }
  process.on('exit', keep);
  load('main.cjs');
}
