import type { EvalReport, ReportedCase } from './eval-report.ts';

/** Text as XML takes it: markup escaped, what XML cannot hold left out. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const timeOf = ({ attempts }: ReportedCase): number =>
  attempts.reduce((sum, { milliseconds }) => sum + milliseconds, 0);

function testCase(one: ReportedCase): string[] {
  const { suite, id, description, held, played, turns, attempts } = one;
  const opening = `    <testcase classname="${xml(suite)}" name="${xml(id)}" time="${seconds(timeOf(one))}"`;
  if (held === played) return [`${opening}/>`];
  const reasons = attempts.flatMap(({ failures }) =>
    failures.map(({ type, reason }) => `${type}: ${reason}`),
  );
  const message = `${held} of ${played} held: ${description}`;
  const body = [turns.join(' → '), ...new Set(reasons)].join('\n');
  return [
    `${opening}>`,
    `      <failure message="${xml(message)}">${xml(body)}</failure>`,
    '    </testcase>',
  ];
}

/** The report as JUnit XML, one test suite per suite: what build servers read. */
export function toJunit({ suites, cases, sourceFormat, release }: EvalReport): string {
  const failed = (some: readonly ReportedCase[]): number =>
    some.filter(({ held, played }) => held < played).length;
  const body = suites.flatMap(({ name }) => {
    const own = cases.filter(({ suite }) => suite === name);
    const time = seconds(own.reduce((sum, one) => sum + timeOf(one), 0));
    return [
      `  <testsuite name="${xml(name)}" tests="${own.length}" failures="${failed(own)}" time="${time}">`,
      '    <properties>',
      `      <property name="source format" value="${xml(sourceFormat)}"/>`,
      `      <property name="release" value="${xml(release)}"/>`,
      '    </properties>',
      ...own.flatMap(testCase),
      '  </testsuite>',
    ];
  });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="payerscope eval" tests="${cases.length}" failures="${failed(cases)}">`,
    ...body,
    '</testsuites>',
  ].join('\n')}\n`;
}
