import { templateNamed } from '../../sql/templates/index.ts';
import type { TemplateCall } from '../plan.ts';
import { type Frame, METRIC_LABELS } from './frame.ts';

/** Templates whose rows stand in one order only, the one people ask for. */
const ordersItself = ({ template }: TemplateCall): boolean =>
  ['aging_by_payer', 'aging_by_organization', 'contract_review', 'charges_against_variance'].includes(
    template,
  );

const columnsOf = ({ template, params }: TemplateCall): string[] =>
  templateNamed(template)
    ?.columns(params)
    .map(({ name }) => name) ?? [];

/** By medication both periods are points of one course. */
const inOneCourse = ({ template }: TemplateCall): boolean => template === 'medication_trend';

/** Two periods compared as two calls that differ in nothing else. */
const standBeside = (calls: readonly TemplateCall[]): boolean => {
  const [first, ...others] = calls.map(({ template, params: { period, ...rest } }) => ({
    period: JSON.stringify(period),
    rest: JSON.stringify([template, rest]),
  }));
  return others.some(({ period, rest }) => rest === first?.rest && period !== first.period);
};

/**
 * What was read of a question and is used by none of its calls, in words: the last check before a plan runs, so
 * that a cue the chosen template has no slot for is asked about and never dropped.
 */
export function unusedSlots(frame: Frame, calls: readonly TemplateCall[]): string[] {
  const some = (test: (call: TemplateCall) => boolean): boolean => calls.some(test);
  const has = (name: string) => (call: TemplateCall) => call.params[name] !== undefined;
  const shown = new Set(calls.flatMap(columnsOf));
  const times = frame.trend || frame.worse || frame.change || frame.compare !== null;
  const slots: [boolean, string][] = [
    ...frame.metrics.map((name): [boolean, string] => [shown.has(name), METRIC_LABELS[name] ?? name]),
    [frame.payers.length === 0 || some(has('payers')), 'the payers named'],
    [frame.medications.length === 0 || some(has('medications')), 'the medications named'],
    ...Object.entries(frame.filters).map(([name, members]): [boolean, string] => [
      some(has(name)) || (name === 'age_buckets' && shown.has('age_bucket')),
      members.join(', '),
    ]),
    ...Object.entries(frame.limits).map(([name, value]): [boolean, string] => [
      some(({ params }) => params[name] === value),
      `“${name.replace('_', ' ')} ${value}”`,
    ]),
    ...frame.groups.map((group): [boolean, string] => [
      shown.has(group === 'priority' ? 'priority_bucket' : group) ||
        some(({ params }) => params['by'] === group),
      `“by ${group.replace('_', ' ')}”`,
    ]),
    [frame.limit === null || some(has('limit')), `the number ${frame.limit}`],
    [frame.order === null || times || some(has('order')) || some(ordersItself), `“${frame.order}”`],
    [frame.grain === null || some(({ params }) => params['grain'] === frame.grain), `“by ${frame.grain}”`],
    [
      frame.compare === null || some(has('compare')) || standBeside(calls) || some(inOneCourse),
      'the comparison',
    ],
    [
      frame.seeks === null || frame.worse || some(({ seeks }) => seeks === frame.seeks),
      `the direction of the change`,
    ],
    [!frame.byPayer || shown.has('payer') || frame.payers.length === 1, '“by payer”'],
    [!frame.byMedication || shown.has('medication') || some(has('medications')), '“by medication”'],
    [
      frame.period === null ||
        some(has('period')) ||
        ['receivables', 'hotspots', 'priority'].includes(frame.subject ?? ''),
      'the period',
    ],
  ];
  return slots.filter(([used]) => !used).map(([, words]) => words);
}
