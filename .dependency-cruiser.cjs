// The arrows of the design, enforced: sql <- tools <- agent <- evals <- integrations; prompts <- agent.
const tests = '\\.test\\.ts$|/testing/';
const forbid = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: tests },
  to: { path: to },
});

module.exports = {
  forbidden: [
    forbid(
      'sql-imports-nothing-of-ours',
      '^sql/',
      '^(tools|agent|evals|integrations|prompts)/',
      'sql/ is the ground floor',
    ),
    forbid(
      'tools-import-sql-only',
      '^tools/',
      '^(agent|evals|integrations|prompts)/',
      'a tool knows no surface and no model',
    ),
    forbid(
      'agent-imports-tools-sql-prompts',
      '^agent/',
      '^(evals|integrations)/',
      'the agent receives the world through ports',
    ),
    forbid(
      'agent-never-sees-the-mask',
      '^agent/',
      '^tools/disclosure/',
      'masking is over before the agent starts',
    ),
    forbid(
      'evals-receive-the-application',
      '^evals/',
      '^integrations/',
      'evals are given the application as a function',
    ),
    forbid(
      'the-attacker-shares-nothing-with-the-mask',
      '^evals/attack/',
      '^tools/disclosure/',
      'another formulation, or it proves nothing',
    ),
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'data flows one way',
      from: { pathNot: tests },
      to: { circular: true },
    },
    {
      name: 'only-run-template-opens-the-release-store',
      severity: 'error',
      comment: 'the heavy drivers belong to integrations',
      from: { pathNot: `^integrations/|${tests}` },
      to: { path: 'node_modules/(@duckdb|snowflake-sdk|@slack)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
