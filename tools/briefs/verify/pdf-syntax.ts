/** A PDF value as read: names keep their slash, strings are bytes as Latin-1, references are objects' numbers. */
export type PdfValue =
  | number
  | boolean
  | null
  | { readonly name: string }
  | { readonly text: string }
  | { readonly ref: number }
  | { readonly operator: string }
  | readonly PdfValue[]
  | ReadonlyMap<string, PdfValue>;

const SPACE = new Set('\0\t\n\f\r ');
const DELIMITER = new Set('()<>[]{}/%');
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads values and operators one after the other from a PDF body or content stream, given as Latin-1 text. */
export class PdfSyntax {
  private readonly source: string;
  at: number;

  constructor(source: string, at = 0) {
    this.source = source;
    this.at = at;
  }

  private skip(): void {
    for (;;) {
      const character = this.source[this.at];
      if (character === '%')
        while (this.at < this.source.length && !/[\r\n]/.test(this.source[this.at]!)) this.at += 1;
      else if (character !== undefined && SPACE.has(character)) this.at += 1;
      else return;
    }
  }

  /** The next value; undefined at the end, or where a list or dictionary closes. */
  next(): PdfValue | undefined {
    this.skip();
    const { source } = this;
    const character = source[this.at];
    if (character === undefined || character === ']' || source.startsWith('>>', this.at)) return undefined;
    if (character === '/') return { name: this.name() };
    if (character === '(') return { text: this.literal() };
    if (source.startsWith('<<', this.at)) return this.dictionary();
    if (character === '<') return { text: this.hexadecimal() };
    if (character === '[') return this.list();
    const word = this.word();
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return this.numberOrReference(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { operator: word };
  }

  private word(): string {
    const start = this.at;
    const { source } = this;
    while (this.at < source.length && !SPACE.has(source[this.at]!) && !DELIMITER.has(source[this.at]!))
      this.at += 1;
    // A stray delimiter would be read for ever.
    if (this.at === start) this.at += 1;
    return source.slice(start, this.at);
  }

  private name(): string {
    this.at += 1;
    const start = this.at;
    const { source } = this;
    while (this.at < source.length && !SPACE.has(source[this.at]!) && !DELIMITER.has(source[this.at]!))
      this.at += 1;
    return source
      .slice(start, this.at)
      .replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  private numberOrReference(word: string): PdfValue {
    const found = /^\s+\d+\s+R\b/.exec(this.source.slice(this.at, this.at + 24));
    if (found === null || !/^\d+$/.test(word)) return Number(word);
    this.at += found[0].length;
    return { ref: Number(word) };
  }

  private literal(): string {
    let text = '';
    let depth = 1;
    for (this.at += 1; this.at < this.source.length; this.at += 1) {
      const character = this.source[this.at]!;
      if (character === '\\') {
        const octal = /^[0-7]{1,3}/.exec(this.source.slice(this.at + 1, this.at + 4))?.[0];
        const next = this.source[this.at + 1] ?? '';
        this.at += octal?.length ?? 1;
        text +=
          octal === undefined
            ? (ESCAPES[next] ?? next.replace(/[\r\n]/, ''))
            : String.fromCharCode(Number.parseInt(octal, 8));
        continue;
      }
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (depth === 0) break;
      text += character;
    }
    this.at += 1;
    return text;
  }

  private hexadecimal(): string {
    const end = this.source.indexOf('>', this.at);
    const digits = this.source.slice(this.at + 1, end < 0 ? undefined : end).replace(/[^0-9a-f]/gi, '');
    this.at = end < 0 ? this.source.length : end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  }

  private list(): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (let item = this.next(); item !== undefined; item = this.next()) items.push(item);
    this.at += 1;
    return items;
  }

  private dictionary(): ReadonlyMap<string, PdfValue> {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (let key = this.next(); key !== undefined; key = this.next()) {
      const value = this.next();
      if (typeof key === 'object' && key !== null && 'name' in key && value !== undefined)
        entries.set(key.name, value);
    }
    this.at += 2;
    return entries;
  }
}
