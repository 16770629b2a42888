// The page of a report: everything it shows comes from the JSON beside it, and only ever as text.
const report = JSON.parse(document.getElementById('report').textContent);
const byId = (id) => document.getElementById(id);
const nameOf = ({ suite, id }) => `${suite}/${id}`;

/** An element with attributes and children; a string is text, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity));
  return element;
}

const percent = (share) => `${(share * 100).toFixed(1)} %`;
const seconds = (milliseconds) =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

const change = new Map();
for (const [kind, names] of Object.entries(report.comparison ?? {})) {
  if (Array.isArray(names)) for (const name of names) change.set(name, kind);
}
const CHANGES = {
  broken: 'held before, fails now',
  unsteady: 'held before, flaky now',
  mended: 'failed before, holds now',
  failingNew: 'new, and failing',
};

function stateOf({ held, played }) {
  if (held === played) return { word: 'holds', sign: '✓', look: 'good' };
  return held === 0 ? { word: 'fails', sign: '✕', look: 'bad' } : { word: 'flaky', sign: '~', look: 'odd' };
}

const searched = report.cases.map((one) =>
  [nameOf(one), one.category, one.description, ...one.turns].join('\n').toLowerCase(),
);

const chosen = { text: '', state: 'all', suite: '', category: '', at: 0, attempt: 0 };
let shown = [];

function choose() {
  const words = chosen.text.toLowerCase().split(/\s+/).filter(Boolean);
  shown = report.cases.flatMap((one, index) => {
    const fits =
      (chosen.state === 'all' ||
        (chosen.state === 'changed' ? change.has(nameOf(one)) : stateOf(one).word === chosen.state)) &&
      (chosen.suite === '' || one.suite === chosen.suite) &&
      (chosen.category === '' || one.category === chosen.category) &&
      words.every((word) => searched[index].includes(word));
    return fits ? [one] : [];
  });
}

function row(one, index) {
  const { sign, look, word } = stateOf(one);
  const changed = change.get(nameOf(one));
  return make(
    'div',
    {
      class: 'row',
      role: 'option',
      id: `row-${index}`,
      'aria-selected': 'false',
      onclick: () => select(index),
    },
    make('span', { class: `mark ${look}`, 'aria-label': word }, sign),
    make(
      'div',
      { style: 'min-width:0' },
      make('div', { class: 'say' }, one.turns.join(' → ')),
      make('div', { class: 'id' }, `${nameOf(one)} · ${one.category}`),
    ),
    changed === undefined
      ? ''
      : make(
          'span',
          { class: `pill ${changed === 'mended' ? 'good' : 'bad'}` },
          changed === 'mended' ? 'better' : 'worse',
        ),
  );
}

function drawList() {
  choose();
  byId('list').replaceChildren(...shown.map(row));
  byId('count').textContent = `${shown.length} of ${report.cases.length} cases`;
  chosen.at = 0;
  select(0, false);
}

function select(index, scroll = true) {
  if (index < 0 || index >= shown.length) {
    if (shown.length === 0) byId('detail').replaceChildren(make('p', { class: 'note' }, 'No case fits.'));
    return;
  }
  byId(`row-${chosen.at}`)?.setAttribute('aria-selected', 'false');
  chosen.at = index;
  chosen.attempt = Math.max(
    0,
    shown[index].attempts.findIndex(({ pass }) => !pass),
  );
  const line = byId(`row-${index}`);
  line.setAttribute('aria-selected', 'true');
  byId('list').setAttribute('aria-activedescendant', line.id);
  if (scroll) {
    // Within the list alone: the page stays where it is.
    const list = byId('list');
    const [above, below] = [line.offsetTop - 40, line.offsetTop + line.offsetHeight + 40 - list.clientHeight];
    list.scrollTop = Math.min(above, Math.max(below, list.scrollTop));
    history.replaceState(null, '', `#${encodeURIComponent(nameOf(shown[index]))}`);
  }
  drawDetail();
}

const block = (title, ...children) => [make('h3', {}, title), ...children];
const json = (value) => make('pre', { tabindex: '0' }, JSON.stringify(value, null, 2));

function statement({ template, params, sql, resultHash, rows, withheld }) {
  return make(
    'details',
    {},
    make('summary', {}, make('code', {}, template), ` ${rows} rows, ${withheld} cells withheld`),
    json(params),
    make('p', { class: 'note' }, make('code', {}, resultHash)),
    make('pre', { tabindex: '0' }, report.sql[sql] ?? ''),
  );
}

function timings({ steps, milliseconds }) {
  const total = Math.max(milliseconds, 0.001);
  const parts = steps.map((step) => `${step.name} ${seconds(step.milliseconds)}`);
  return [
    make(
      'div',
      { class: 'bars', role: 'img', 'aria-label': parts.join(', ') || 'no steps' },
      steps.map((step) =>
        make('i', {
          style: `width:${(100 * step.milliseconds) / total}%`,
          title: `${step.name} ${seconds(step.milliseconds)}`,
        }),
      ),
    ),
    make('p', { class: 'note' }, [...parts, `altogether ${seconds(milliseconds)}`].join(' · ')),
  ];
}

function turn(one) {
  return make(
    'div',
    { class: 'turn' },
    make('p', { class: 'asked' }, one.question),
    make('p', { class: 'note' }, `${one.status} · read by ${one.planner || 'nobody'} · ${one.answerId}`),
    one.readAs === '' ? '' : make('p', { class: 'note' }, `Read as: ${one.readAs}`),
    make('p', { class: 'said' }, make('b', {}, one.headline)),
    one.text === one.headline ? '' : make('p', { class: 'said' }, one.text),
    one.notes.map((note) => make('p', { class: 'note' }, note)),
    block('Plan', one.plan === null ? make('p', { class: 'note' }, 'none') : json(one.plan)),
    one.statements.length === 0 ? [] : block('Statements', one.statements.map(statement)),
    block('Timings', timings(one)),
  );
}

function attempts(one) {
  if (one.attempts.length < 2) return '';
  return make(
    'div',
    { class: 'tabs', role: 'group', 'aria-label': 'plays' },
    one.attempts.map(({ pass }, index) =>
      make(
        'button',
        {
          type: 'button',
          'aria-pressed': String(index === chosen.attempt),
          onclick: () => {
            chosen.attempt = index;
            drawDetail();
            document.querySelectorAll('.tabs button')[index].focus();
          },
        },
        `play ${index + 1} ${pass ? '✓' : '✕'}`,
      ),
    ),
  );
}

function drawDetail() {
  const one = shown[chosen.at];
  const { word, look } = stateOf(one);
  const attempt = one.attempts[chosen.attempt];
  const changed = change.get(nameOf(one));
  byId('detail').replaceChildren(
    make(
      'h2',
      {},
      make(
        'span',
        { class: `pill ${look}` },
        one.played > 1 ? `${word}, ${one.held} of ${one.played}` : word,
      ),
      ` ${nameOf(one)}`,
    ),
    make('p', {}, one.description),
    changed === undefined
      ? ''
      : make(
          'p',
          {},
          make('span', { class: `pill ${changed === 'mended' ? 'good' : 'bad'}` }, CHANGES[changed]),
        ),
    attempts(one),
    ...attempt.failures.map(({ type, reason }) =>
      make('div', { class: 'fail' }, make('b', {}, `${type}: `), reason),
    ),
    ...attempt.turns.map(turn),
    attempt.usage.calls === 0
      ? ''
      : make(
          'p',
          { class: 'note' },
          `${attempt.usage.calls} model calls, ${attempt.usage.promptTokens} tokens in, ${attempt.usage.completionTokens} out, ${attempt.usage.costUsd === null ? 'cost not known' : `$${attempt.usage.costUsd.toFixed(4)}`}`,
        ),
  );
  byId('detail').scrollTop = 0;
}

/** Shows a case wherever the filters stand. */
function show(name) {
  Object.assign(chosen, { text: '', state: 'all', suite: '', category: '' });
  for (const id of ['search', 'state', 'suite', 'category']) byId(id).value = id === 'state' ? 'all' : '';
  drawList();
  select(shown.findIndex((one) => nameOf(one) === name));
  byId('list').focus();
}

for (const link of document.querySelectorAll('[data-case]'))
  link.addEventListener('click', () => show(link.dataset.case));

for (const [id, field] of [
  ['search', 'text'],
  ['state', 'state'],
  ['suite', 'suite'],
  ['category', 'category'],
]) {
  byId(id).addEventListener('input', (event) => {
    chosen[field] = event.target.value;
    drawList();
  });
}

const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 12, PageUp: -12 };
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches('input, select');
  if (event.key === 'Escape' && typing) byId('list').focus();
  else if (typing) return;
  else if (event.key === '/') byId('search').focus();
  else if (event.key === 'f') {
    byId('state').value = chosen.state = chosen.state === 'fails' ? 'all' : 'fails';
    drawList();
  } else if (event.target.closest('pre, .detail') && event.key.startsWith('Arrow')) return;
  else if (event.key in STEPS) select(Math.min(shown.length - 1, Math.max(0, chosen.at + STEPS[event.key])));
  else if (event.key === 'Home') select(0);
  else if (event.key === 'End') select(shown.length - 1);
  else if (event.key === 'Enter') byId('detail').focus();
  else return;
  event.preventDefault();
});

for (const tile of document.querySelectorAll('[data-share]')) {
  const { share, low, high } = tile.dataset;
  tile.append(
    make(
      'div',
      {
        class: 'range',
        role: 'img',
        'aria-label': `95 % interval ${percent(Number(low))} to ${percent(Number(high))}`,
      },
      make('i', { style: `left:${low * 100}%;right:${100 - high * 100}%` }),
      make('em', { style: `left:calc(${share * 100}% - 1px)` }),
    ),
  );
}

const wanted = decodeURIComponent(location.hash.slice(1));
const failing = report.cases.some((one) => stateOf(one).word !== 'holds');
if (report.cases.some((one) => nameOf(one) === wanted)) show(wanted);
else {
  if (failing && report.comparison === null)
    byId('state').value = chosen.state = report.cases.some((one) => one.held === 0) ? 'fails' : 'flaky';
  if (change.size > 0) byId('state').value = chosen.state = 'changed';
  drawList();
}
