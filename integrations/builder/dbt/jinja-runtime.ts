import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja';

/** A value inside the Jinja interpreter. */
export type RuntimeValue = ReturnType<Environment['lookupVariable']>;
type Implementation = (args: RuntimeValue[], scope: Environment) => RuntimeValue;

/**
 * A function that sees interpreter values and the calling scope. The library wraps plain functions only and
 * does not export its function class, so a wrapped one is taken and given the implementation.
 */
export function runtimeFunction(implementation: Implementation): RuntimeValue {
  const environment = new Environment();
  environment.set('wrapped', () => null);
  const wrapped = environment.lookupVariable('wrapped');
  (wrapped as { value: unknown }).value = implementation;
  return wrapped;
}

/** A plain JavaScript value as the interpreter sees it. */
export function toRuntime(value: unknown): RuntimeValue {
  const environment = new Environment();
  environment.set('value', value);
  return environment.lookupVariable('value');
}

/** The inverse of `toRuntime`: lists and mappings included. */
export function fromRuntime(value: RuntimeValue): unknown {
  const inner: unknown = value.value;
  if (Array.isArray(inner)) return inner.map((item) => fromRuntime(item as RuntimeValue));
  if (inner instanceof Map) {
    return Object.fromEntries([...inner].map(([key, item]) => [key, fromRuntime(item as RuntimeValue)]));
  }
  return inner;
}

/** Positional and keyword arguments of a call, as plain values. */
export function callArguments(args: readonly RuntimeValue[]): {
  readonly positional: readonly unknown[];
  readonly keywords: Readonly<Record<string, unknown>>;
} {
  const last = args.at(-1);
  const named = last !== undefined && (last.type as string) === 'KeywordArgumentsValue';
  return {
    positional: (named ? args.slice(0, -1) : args).map(fromRuntime),
    keywords: named ? (fromRuntime(last) as Record<string, unknown>) : {},
  };
}

/**
 * Parses and renders a template in an environment. Whitespace is dbt's: nothing is trimmed unless asked for.
 * `{% do x %}` and `{% test name(…) %}` are written in terms of what the library knows.
 */
export function renderIn(environment: Environment, text: string): string {
  const known = text
    .replace(/\{%(-?)\s*do\s+/g, '{%$1 set _ = ')
    .replace(/\{%(-?)\s*test\s+(\w+)/g, '{%$1 macro test_$2')
    .replace(/\{%(-?)\s*endtest\b/g, '{%$1 endmacro');
  const program = parse(tokenize(known));
  return String(new Interpreter(environment).run(program).value);
}

/** An environment with the names every Jinja template may use. */
export function baseEnvironment(): Environment {
  const environment = new Environment();
  for (const [name, value] of Object.entries({ true: true, false: false, none: null })) {
    environment.set(name, value);
    environment.set(name.charAt(0).toUpperCase() + name.slice(1), value);
  }
  environment.set('range', (...bounds: number[]) => {
    const [first = 0, second, step = 1] = bounds;
    const [from, to] = second === undefined ? [0, first] : [first, second];
    return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, i) => from + i * step);
  });
  return environment;
}
