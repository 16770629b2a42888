#!/usr/bin/env node
// Plain JavaScript that any Node of the last years can read: it finds a Node that can run the rest.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 18];
const here = dirname(fileURLToPath(import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);

/** The Node that came with the package, here or where the package is itself a dependency. */
function packagedNode() {
  const folders = [join(here, '..', 'node_modules', '.bin'), join(here, '..', '..', '.bin')];
  return folders.map((folder) => join(folder, 'node')).find((path) => existsSync(path));
}

if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) {
  await import('./main.js');
} else {
  const node = packagedNode();
  if (node === undefined) {
    const { version } = createRequire(import.meta.url)('../package.json');
    process.stderr.write(
      `payerscope ${version} needs Node ${NEEDED.join('.')} or later and this is ${process.versions.node}: install Node 24, or run npm install with optional dependencies.\n`,
    );
    process.exitCode = 5;
  } else {
    const { spawn } = await import('node:child_process');
    const child = spawn(node, [join(here, 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
    // Ctrl-C reaches the child from the terminal by itself; other signals are handed on.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', (error) => {
      process.stderr.write(`payerscope could not start ${node}: ${error.message}\n`);
      process.exitCode = 5;
    });
    child.on('exit', (code, signal) => {
      process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
    });
  }
}
