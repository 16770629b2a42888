/** What Slack answers with `ok: false`. Thrown by a method, turned into an answer by the Web API. */
export class SlackRefusal extends Error {
  readonly code: string;
  /** Further fields of the answer, such as `needed` and `provided`. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(code: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(`Slack refuses: ${code}`);
    this.name = 'SlackRefusal';
    this.code = code;
    this.fields = fields;
  }
}

/** A refusal that lists its reasons the way Slack does: plain in `errors`, marked in `response_metadata`. */
export function refusalWithReasons(code: string, reasons: readonly string[]): SlackRefusal {
  return new SlackRefusal(code, {
    errors: reasons,
    response_metadata: { messages: reasons.map((reason) => `[ERROR] ${reason}`) },
  });
}
