import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, and about how many seconds. Without it a fresh clone orders files by their size, and one
 * of these, begun last, keeps one worker busy while the other has nothing left to do.
 */
const SECONDS: Readonly<Record<string, number>> = {
  'integrations/disclosure/non-interference.test.ts': 124,
  'integrations/builder/release-chain.test.ts': 67,
  'integrations/builder/dbt/real-dbt.test.ts': 59,
  'integrations/warehouse/snowflake/road.test.ts': 59,
  'integrations/builder/dbt/sql-style.test.ts': 55,
  'integrations/evals/red-team.test.ts': 52,
  'tools/briefs/two-pages.test.ts': 50,
  'integrations/disclosure/hostile-template.test.ts': 43,
  'integrations/attack/attack-quarters.test.ts': 41,
  'integrations/intake/malformed.test.ts': 38,
  'integrations/warehouse/snowflake/emulator.test.ts': 37,
  'integrations/builder/build-release.test.ts': 34,
  'integrations/disclosure/markers.test.ts': 34,
  'integrations/program.test.ts': 33,
  'evals/questions/written-questions.test.ts': 32,
  'integrations/disclosure/pooled-answers.test.ts': 31,
  'integrations/evals/planted-regressions.test.ts': 30,
  'tools/disclosure/mask-chain.property.test.ts': 28,
  'integrations/intake/killed.test.ts': 27,
  'integrations/disclosure/injected-labels.test.ts': 22,
  'integrations/builder/dbt/snowflake-sql.test.ts': 22,
  'integrations/disclosure/hostile-release.test.ts': 21,
  'tools/briefs/same-bytes.test.ts': 21,
  'agent/compose/every-text-grounds.test.ts': 20,
  'integrations/intake/billing-release.test.ts': 20,
  'integrations/threshold-settings.test.ts': 19,
  'integrations/disclosure/differencing.test.ts': 18,
};

/** The longest files first, the others as vitest would have them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const seconds = ({ moduleId, project }: TestSpecification): number =>
      SECONDS[relative(project.config.root, moduleId)] ?? 0;
    return (await super.sort(files)).sort((a, b) => seconds(b) - seconds(a));
  }
}
