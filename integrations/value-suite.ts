import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeValueSuite } from '../evals/values/make-value-suite.ts';
import { readValueQuestions } from '../evals/values/value-questions.ts';
import { packageRoot } from '../sql/package-root.ts';
import type { SourceFormatName } from '../sql/templates/source-formats.ts';
import { EXIT, PayerscopeError } from '../tools/errors.ts';
import { releaseSource } from '../tools/release-source.ts';
import { writeOutputFile } from './cli/write-output-file.ts';
import { createWorkspace } from './compose.ts';
import { environment, readConfig } from './config.ts';
import { createDuckDbWarehouse } from './warehouse/duckdb/duckdb-warehouse.ts';

/** The suites that come with the program, by the files they are about. */
const SHIPPED: Readonly<Record<SourceFormatName, string>> = {
  synthea: 'values-demo',
  cms: 'values-cms',
  billing: 'values-billing',
};

/**
 * `npm run values -- --data DIR [--output FILE | --check]`: computes the expected figures anew from the source files a
 * release was built of: a demo, CMS claims or a billing export. With `--check` nothing is written: exit 6 where the suite says otherwise.
 */
async function writeValues(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      output: { type: 'string', short: 'o' },
      check: { type: 'boolean' },
    },
  });
  const config = readConfig(environment(), { data: values.data });
  const subject = await createWorkspace(config).openSubject();
  const format = releaseSource(subject.manifest);
  const file = values.output ?? join(packageRoot(), `evals/suites/${SHIPPED[format]}.yaml`);
  const path = join(config.dataDirectory, 'warehouse.duckdb');
  const warehouse = await createDuckDbWarehouse({ path, readOnly: true });
  try {
    const text = await makeValueSuite(readValueQuestions(format), warehouse, subject);
    if (values.check !== true) {
      await writeOutputFile(file, text);
      process.stdout.write(`Wrote ${file}\n`);
      return EXIT.answered;
    }
    const lines = (await readFile(file, 'utf8')).split('\n');
    const at = text.split('\n').findIndex((line, index) => line !== lines[index]);
    if (at < 0) {
      process.stdout.write(`${file} says what the source files say\n`);
      return EXIT.answered;
    }
    process.stderr.write(`${file}, line ${at + 1}: the source files say ${text.split('\n')[at]?.trim()}\n`);
    return EXIT.checkFailed;
  } finally {
    await warehouse.close();
    await subject.close();
  }
}

try {
  process.exitCode = await writeValues();
} catch (error) {
  if (!(error instanceof PayerscopeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
