import type { Attributes, Span } from './span.ts';

/** Numbers of OTLP's protocol. */
const KIND = { internal: 1, client: 3 } as const;
const FAILED = 2;

const SECONDS_TO_SEND = 5;
/** Spans that wait at most: a collector that is down costs no memory. */
const MOST_WAITING = 2_000;

type AnyValue = Record<string, unknown>;

function otlpValue(value: NonNullable<Attributes[string]>): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };
}

const attributesOf = (attributes: Attributes) =>
  Object.entries(attributes).flatMap(([key, value]) =>
    value == null ? [] : [{ key, value: otlpValue(value) }],
  );

const spanOf = ({ traceId, spanId, parentId, name, kind, start, end, attributes, error }: Span) => ({
  traceId,
  spanId,
  ...(parentId === null ? {} : { parentSpanId: parentId }),
  name,
  kind: KIND[kind],
  startTimeUnixNano: String(start),
  endTimeUnixNano: String(end),
  attributes: attributesOf(error === null ? attributes : { ...attributes, 'error.type': error }),
  status: error === null ? {} : { code: FAILED },
});

/** Spans as one request of OTLP over HTTP in JSON (opentelemetry.io/docs/specs/otlp). Pure. */
export const toOtlp = (spans: readonly Span[], version: string) => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf({ 'service.name': 'payerscope', 'service.version': version }) },
      scopeSpans: [{ scope: { name: 'payerscope', version }, spans: spans.map(spanOf) }],
    },
  ],
});

export interface Exporter {
  add(span: Span): void;
  /** Sends what waits; never fails, and never takes longer than a few seconds. */
  flush(): Promise<void>;
}

function headersOf(text: string | null): Record<string, string> {
  const pairs = (text ?? '').split(',').filter((one) => one.includes('='));
  return Object.fromEntries(
    pairs.map((one) => [one.slice(0, one.indexOf('=')).trim(), one.slice(one.indexOf('=') + 1).trim()]),
  );
}

/**
 * Sends spans to a collector. A collector that is down or refuses loses spans and costs no answer.
 *
 * @param endpoint without `/v1/traces`
 * @param headers `name=value` pairs with commas between
 */
export function createExporter(endpoint: string, headers: string | null, version: string): Exporter {
  let waiting: Span[] = [];
  let sending: Promise<void> = Promise.resolve();
  const send = async (spans: readonly Span[]): Promise<void> => {
    await fetch(`${endpoint}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(headers) },
      body: JSON.stringify(toOtlp(spans, version)),
      redirect: 'error',
      signal: AbortSignal.timeout(SECONDS_TO_SEND * 1000),
    }).then(
      (response) => response.body?.cancel(),
      () => {},
    );
  };
  return {
    add: (span) => {
      if (waiting.length < MOST_WAITING) waiting.push(span);
    },
    flush: () => {
      const spans = waiting;
      waiting = [];
      // Whoever closes waits for what is on its way too.
      if (spans.length > 0) sending = sending.then(() => send(spans));
      return sending;
    },
  };
}
