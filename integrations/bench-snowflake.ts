import { join } from 'node:path';
import { median } from '../evals/bench/measure.ts';
import { type Figure, overBound, toMarkdown } from '../evals/bench/report.ts';
import { templates } from '../sql/templates/index.ts';
import { EXIT } from '../tools/errors.ts';
import { createTemplateRunner } from '../tools/run-template.ts';
import { createPlanTurn } from './plan-turn.ts';
import { openDuckDbRelease } from './warehouse/duckdb/duckdb-release-store.ts';
import { publishToSnowflake } from './warehouse/snowflake/publish/publish-to-snowflake.ts';
import { openSnowflakeRelease } from './warehouse/snowflake/snowflake-release-store.ts';
import { buildSmallDemo } from './warehouse/snowflake/testing/built-demo.ts';
import { newPrivateKey, settingsFor } from './warehouse/snowflake/testing/snowflake-key.ts';
import { startEmulator } from './warehouse/snowflake/testing/start-emulator.ts';

/**
 * `npm run bench:snowflake -- [ROUNDS]`, with `PAYERSCOPE_PYTHON` naming the tests' interpreter: fifteen templates asked
 * through the real driver of an emulator on this machine. What the emulator takes is subtracted: the rest is the driver's,
 * the connection's and ours.
 */
const rounds = Number(process.argv[2] ?? 10);
const ASKED = 15;
const OVERHEAD_MS = 30;
const MOST_STATEMENTS = 60;

const [emulator, demo] = await Promise.all([startEmulator(), buildSmallDemo('2025-12-31')]);
const settings = settingsFor(emulator.address, { privateKey: newPrivateKey() });
try {
  const file = await openDuckDbRelease(
    join(demo.dataDirectory, 'releases', demo.releaseId, 'release.duckdb'),
  );
  const published = await publishToSnowflake(file, settings, { step: () => {} });
  await file.close();
  const figures: Figure[] = [
    {
      name: 'statements of a publication',
      value: published.statements,
      unit: 'rows',
      limit: MOST_STATEMENTS,
    },
  ];
  const store = await openSnowflakeRelease(settings);
  const run = createTemplateRunner({ store });
  const planTurn = createPlanTurn(store.manifest, null);
  const measured = new Set<string>();
  for (const example of templates.flatMap(({ examples }) => examples)) {
    const plan = await planTurn(example, null);
    const call = plan?.kind === 'run' ? plan.calls[0] : undefined;
    if (call === undefined || measured.has(call.template) || measured.size === ASKED) continue;
    measured.add(call.template);
    const own: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const [start, waited] = [performance.now(), emulator.waited()];
      await run(call.template, call.params);
      const elapsed = performance.now() - start - (emulator.waited() - waited);
      if (round > 0) own.push(elapsed);
    }
    figures.push({
      name: `own part of ${call.template}`,
      value: median(own),
      unit: 'ms',
      limit: OVERHEAD_MS,
    });
  }
  await store.close();
  const chapters = [{ title: 'Snowflake', figures }];
  process.stdout.write(`${toMarkdown(chapters)}\n`);
  process.exitCode = overBound(chapters).length > 0 ? EXIT.checkFailed : EXIT.answered;
} finally {
  await emulator.close();
  await demo.remove();
}
