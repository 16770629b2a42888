import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeValueSuite } from '../evals/values/make-value-suite.ts';
import { readValueQuestions } from '../evals/values/value-questions.ts';
import { packageRoot } from '../sql/package-root.ts';
import { EXIT, PayerscopeError } from '../tools/errors.ts';
import { writeOutputFile } from './cli/write-output-file.ts';
import { createWorkspace } from './compose.ts';
import { environment, readConfig } from './config.ts';
import { createDuckDbWarehouse } from './warehouse/duckdb/duckdb-warehouse.ts';

const SHIPPED = join(packageRoot(), 'evals/suites/values-demo.yaml');

/**
 * `npm run values -- --data DIR [--output FILE | --check]`: computes the expected figures anew from the source files a
 * demo was built of. With `--check` nothing is written: exit 6 where the suite says otherwise.
 */
async function writeValues(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      output: { type: 'string', short: 'o', default: SHIPPED },
      check: { type: 'boolean' },
    },
  });
  const config = readConfig(environment(), { data: values.data });
  const subject = await createWorkspace(config).openSubject();
  const path = join(config.dataDirectory, 'warehouse.duckdb');
  const warehouse = await createDuckDbWarehouse({ path, readOnly: true });
  try {
    const text = await makeValueSuite(readValueQuestions(), warehouse, subject);
    if (values.check !== true) {
      await writeOutputFile(values.output, text);
      process.stdout.write(`Wrote ${values.output}\n`);
      return EXIT.answered;
    }
    const lines = (await readFile(values.output, 'utf8')).split('\n');
    const at = text.split('\n').findIndex((line, index) => line !== lines[index]);
    if (at < 0) {
      process.stdout.write(`${values.output} says what the source files say\n`);
      return EXIT.answered;
    }
    process.stderr.write(
      `${values.output}, line ${at + 1}: the source files say ${text.split('\n')[at]?.trim()}\n`,
    );
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
