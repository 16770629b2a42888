/** What a span says beside its name; `null` and undefined values are left out. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

export type SpanKind = 'internal' | 'client';

/** A piece of work that has ended. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: SpanKind;
  /** Nanoseconds since 1970. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Attributes;
  /** The kind of failure; null where the work succeeded. */
  readonly error: string | null;
}
