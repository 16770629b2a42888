import { afterAll, beforeAll } from 'vitest';
import type { Value } from '../../../tools/answer.ts';
import { createTemplateRunner, type RunTemplate } from '../../../tools/run-template.ts';
import { openSmallRelease, type SmallRelease } from './small-release.ts';

export interface SmallAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly withheld: readonly (readonly [number, string])[];
  readonly bound: Readonly<Record<string, string | number>>;
}

/** Opens the small release for one test file and asks it through the real runner. */
export function askSmallRelease(): (template: string, params: unknown) => Promise<SmallAnswer> {
  let release: SmallRelease;
  let run: RunTemplate;
  beforeAll(async () => {
    release = await openSmallRelease();
    run = createTemplateRunner({ store: release });
  });
  afterAll(() => release.close());
  return async (template, params) => {
    const { table, statement } = await run(template, params);
    return {
      columns: table.columns.map((column) => column.name),
      rows: table.rows,
      withheld: table.withheld,
      bound: statement.params,
    };
  };
}
