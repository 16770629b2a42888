import type { GenericTest } from './project.ts';
import { record, records } from './project-files.ts';

/**
 * The tests declared on one YAML entry (model, seed or source table) and on its columns, under `tests` or
 * `data_tests`, with arguments inline or under `arguments`.
 *
 * @param of the `ref(…)` or `source(…)` that the entry stands for
 */
export function readGenericTests(entry: Readonly<Record<string, unknown>>, of: string): GenericTest[] {
  const declared = (holder: Readonly<Record<string, unknown>>, column: string | null): GenericTest[] =>
    [holder['tests'], holder['data_tests']]
      .flatMap((list) => (Array.isArray(list) ? list : []))
      .map((item) => readTest(item, of, column));
  return [
    ...declared(entry, null),
    ...records(entry['columns']).flatMap((column) => declared(column, String(column['name']))),
  ];
}

function readTest(item: unknown, of: string, column: string | null): GenericTest {
  const [[test, body]] = (typeof item === 'string' ? [[item, {}]] : Object.entries(record(item))) as [
    [string, unknown],
  ];
  const { config, where, severity, name, description, arguments: nested, ...inline } = record(body);
  const settings = record(config);
  const args = { ...inline, ...record(nested) };
  const condition = settings['where'] ?? where;
  return {
    test,
    of,
    column: column ?? (typeof args['column_name'] === 'string' ? args['column_name'] : null),
    args,
    where: typeof condition === 'string' ? condition : null,
    severity: (settings['severity'] ?? severity) === 'warn' ? 'warn' : 'error',
  };
}
