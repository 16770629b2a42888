import { EXIT, PayerscopeError } from '../tools/errors.ts';
import { buildSuiteRelease, SUITE_FORMATS } from './evals/build-suite-release.ts';

/** `npm run suite-release -- cms|billing DIR`: builds the release that the suites of a format are about in a new data directory. */
try {
  const [named, dataDirectory] = process.argv.slice(2);
  const format = SUITE_FORMATS.find((one) => one === named);
  if (format === undefined || dataDirectory === undefined)
    throw new PayerscopeError(
      'USAGE',
      `Name the format and a new data directory: suite-release ${SUITE_FORMATS.join('|')} DIR.`,
    );
  const step = (name: string, detail?: string) =>
    process.stderr.write(`${detail === undefined ? name : `${name}: ${detail}`}\n`);
  const { releaseId, path } = await buildSuiteRelease({ format, dataDirectory, progress: { step } });
  process.stdout.write(
    `Published ${releaseId} in ${path}; play its suites with payerscope eval --data ${dataDirectory}\n`,
  );
} catch (error) {
  if (!(error instanceof PayerscopeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode ?? EXIT.usage;
}
