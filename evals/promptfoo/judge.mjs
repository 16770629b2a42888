// Judges an answer's JSON document by one assertion of a suite, for promptfoo's `javascript` assertion.
import { isDeepStrictEqual } from 'node:util';

const sorted = (value) => (Array.isArray(value) ? [...value].sort() : value);

/** Whether the call is the expected one: every parameter that is expected, with that value. */
const sameCall = (table, { template, params }) =>
  table?.template === template &&
  Object.entries(params).every(([name, value]) =>
    isDeepStrictEqual(sorted(table.params[name]), sorted(value)),
  );

function samePlan(answer, { expect, calls, anyOf, says = '', about }) {
  if (expect === 'brief') return answer.brief?.kind === about;
  if (expect !== 'answered') {
    const status = expect === 'definition' || expect === 'help' ? 'answered' : expect;
    return answer.status === status && answer.headline.startsWith(says);
  }
  return (anyOf ?? [{ calls }]).some(
    (reading) =>
      answer.tables.length === reading.calls.length &&
      reading.calls.every((call, index) => sameCall(answer.tables[index], call)),
  );
}

const tableOf = (answer, template) =>
  answer.tables.find((one) => template === undefined || one.template === template);
const columnOf = (table, name) => table.columns.findIndex((column) => column.name === name);
const rowOf = (table, where) =>
  table.rows.findIndex((row) =>
    Object.entries(where).every(([name, label]) => row[columnOf(table, name)] === label),
  );

function sameValues(answer, { template, rows, tolerance = 0 }) {
  const table = tableOf(answer, template);
  return (
    table !== undefined &&
    rows.every(({ where, values }) => {
      const row = table.rows[rowOf(table, where)];
      return Object.entries(values).every(([name, value]) => {
        const found = row?.[columnOf(table, name)];
        return typeof value === 'number' ? Math.abs(found - value) <= tolerance : found === value;
      });
    })
  );
}

function isWithheld(answer, { template, cells }) {
  const table = tableOf(answer, template);
  return cells.every(({ where, column }) =>
    table?.withheld.some(([row, name]) => row === rowOf(table, where) && name === column),
  );
}

function says(answer, { type, value, in: place = 'answer' }) {
  const { headline, text, readAs, caveats, suggestions, clarification, declined } = answer;
  const places = { headline, text, notes: caveats.join('\n') };
  const all = [headline, text, readAs, ...caveats, ...suggestions, clarification?.question, declined?.reason];
  const words = places[place] ?? all.join('\n');
  const found = (one) => {
    if (type.endsWith('regex')) return new RegExp(one, 'u').test(words);
    return type.endsWith('icontains') ? words.toLowerCase().includes(one.toLowerCase()) : words.includes(one);
  };
  return [value].flat().every((one) => found(one) !== type.startsWith('not-'));
}

function holds(answer, asserted) {
  switch (asserted.type) {
    case 'plan':
      return samePlan(answer, asserted.value);
    case 'status':
      return answer.status === asserted.value && answer.headline.startsWith(asserted.says ?? '');
    case 'values':
      return sameValues(answer, asserted);
    case 'withheld':
      return isWithheld(answer, asserted);
    case 'statements': {
      const sent = answer.provenance.statements.map(({ template }) => template);
      const { templates = sent, max = sent.length } = asserted;
      return sent.length <= max && isDeepStrictEqual(sent, templates);
    }
    default:
      return says(answer, asserted);
  }
}

/** @param output the document, as text or as promptfoo has parsed it */
export default function judge(output, { config }) {
  const answer = typeof output === 'string' ? JSON.parse(output) : output;
  const pass = holds(answer, config.asserted);
  const reason = pass ? 'holds' : `${config.asserted.type}: found ${answer.status}, ${answer.headline}`;
  return { pass, score: pass ? 1 : 0, reason };
}
