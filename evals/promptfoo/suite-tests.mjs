// Suites of Payerscope as tests for promptfoo: `tests: file://suite-tests.mjs`, with the files to read under config. What
// the JSON document does not show (a brief's pages, Slack's messages, the terminal) is judged by `payerscope eval`.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Assertions that can be judged by the JSON document alone. */
const JUDGED = new Set([
  'plan',
  'status',
  'values',
  'withheld',
  'contains',
  'icontains',
  'not-contains',
  'not-icontains',
  'regex',
  'not-regex',
  'statements',
]);

const asserted = (raw) => (Array.isArray(raw) ? raw : [{ type: 'plan', value: raw }]);

/** A case as promptfoo has it; null where nothing of it can be judged here. */
export function toPromptfoo({ id, category, description, vars, assert }) {
  const turns = vars.turns ?? [vars.question];
  const kept = asserted(assert).filter(
    ({ type, turn, in: place }) =>
      JUDGED.has(type) && turn === undefined && !['brief', 'slack', 'terminal', 'json'].includes(place),
  );
  if (kept.length === 0) return null;
  return {
    description: `${id}: ${description}`,
    metadata: { category },
    // What was said before is one text: of a list promptfoo would make a test of each element.
    vars: { question: turns.at(-1), conversation: JSON.stringify(turns.slice(0, -1)) },
    assert: kept.map((one) => ({
      type: 'javascript',
      metric: one.type,
      value: 'file://judge.mjs',
      config: { asserted: one },
    })),
  };
}

/** @param config.suites files of suites; @param config.limit cases of each at most */
export default async function suiteTests({ suites, limit = Number.POSITIVE_INFINITY } = {}) {
  return suites.flatMap((file) =>
    parse(readFileSync(file, 'utf8'))
      .tests.slice(0, limit)
      .map(toPromptfoo)
      .filter((test) => test !== null),
  );
}
