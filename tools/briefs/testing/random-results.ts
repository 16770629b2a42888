import { templateNamed } from '../../../sql/templates/index.ts';
import { isLabel } from '../../../sql/templates/result-columns.ts';
import type { Disclosed, ResultTable, TemplateResult, Value } from '../../answer.ts';
import { canonicalHash } from '../../canonical-json.ts';
import { MONTHS_OF, monthNumber, monthOf, periodKey } from '../../period-keys.ts';

/** Numbers from a seed, the same every time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface RandomData {
  readonly payers: readonly string[];
  readonly others: readonly string[];
  /** Part of the cells that are withheld, 0 to 1. */
  readonly withheld: number;
  /** Largest magnitude of a value. */
  readonly largest: number;
  readonly seed: number;
}

const AGES = ['0-30', '31-60', '61-90', '90+'];
const SUMMARY_AGES = [...AGES, 'All'];
const MEMBER_AGES = [...AGES, 'All ages'];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  risk_label: ['Strong', 'Stable', 'Weak'],
  contract_action: ['Low margin, prioritize renegotiation'],
  why_flagged: ['no rule', 'above 1,000 USD, older than 90 days'],
};

/** The labels of a result's first column, the total last where the template has one. */
function labelsOf(column: string, data: RandomData, params: Record<string, unknown>): string[] {
  const limit = typeof params['limit'] === 'number' ? params['limit'] : 100;
  if (column === 'month' || column === 'quarter' || column === 'year') {
    const { from, to } = params['period'] as { from: string; to: string };
    const months = MONTHS_OF[column];
    const count = Math.floor((monthNumber(to) - monthNumber(from) + 1) / months);
    return Array.from({ length: count }, (_, at) =>
      periodKey(monthOf(monthNumber(from) + at * months), column),
    );
  }
  if (column === 'age_bucket') return SUMMARY_AGES;
  if (column === 'priority_bucket') return ['High', 'Medium', 'Low', 'All'].slice(0, limit);
  if (column === 'payer') return [...data.payers.slice(0, limit), ...(limit === 100 ? ['All payers'] : [])];
  return data.others.slice(0, limit);
}

/**
 * Results of any template with made-up members and values in its real columns: what a release could hold at worst.
 * The layout is to stand all of it; that templates return the right figures is their own tests' business.
 */
export function randomResults(data: RandomData) {
  const next = numbersFrom(data.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  return async (name: string, raw: unknown): Promise<TemplateResult> => {
    const template = templateNamed(name)!;
    const params = template.params.parse(raw) as Record<string, unknown>;
    const columns = template.columns(params);
    const labels = columns.filter(isLabel).map((column) => column.name);
    const withheld: [number, string][] = [];
    const firsts = labels.length === 0 ? [''] : labelsOf(labels[0]!, data, params);
    const seconds = labels[1] === 'age_bucket' ? MEMBER_AGES : [null];
    const rows = firsts.flatMap((first) => seconds.map((second) => [first, second] as const));
    const values = rows.map(([first, second], row) =>
      columns.map((column): Value => {
        if (column.name === labels[0]) return first;
        if (isLabel(column))
          return second !== null && column.name === 'age_bucket'
            ? second
            : pick(WORDS[column.name] ?? data.others.concat(''));
        if (next() < data.withheld) {
          withheld.push([row, column.name]);
          return null;
        }
        if (next() < 0.03) return null;
        const number =
          (next() * 2 - (column.name.includes('variance') || column.name.includes('change') ? 1 : 0)) *
          data.largest;
        return column.unit === 'count' ? Math.abs(Math.round(number)) : Math.round(number * 100) / 100;
      }),
    );
    const table: ResultTable = {
      template: name,
      version: template.version,
      params,
      columns,
      rows: values,
      withheld,
    };
    const statement = { template: name, sql: '', params: {}, resultHash: canonicalHash(values) };
    return { table: table as Disclosed<ResultTable>, statement };
  };
}
