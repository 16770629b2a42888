import { editDistance } from '../../../agent/offline/edit-distance.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import {
  FIELD_NAMES,
  FIELD_SYNONYMS,
  KEY_FIELDS,
  type KeyField,
  NEEDED_FIELDS,
  OTHER_HEADERS,
} from './key-fields.ts';

/** Which column of a file is a key field, and how surely. */
export interface MatchedColumn {
  readonly field: KeyField;
  /** From 0. */
  readonly index: number;
  readonly header: string;
  readonly how: 'exact' | 'synonym' | 'fuzzy' | 'mapping';
  /** 1 is certain; a fuzzy match says how much of the spelling agrees. */
  readonly confidence: number;
}

/** Below this a spelling is no match at all. */
const LEAST_CONFIDENCE = 0.75;
/** Two fuzzy matches this close are a question. */
const TIE = 0.05;

/** `ClaimID`, `CLAIM-ID` and `claim_id` are one spelling. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/#/g, ' no ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const squeezed = (text: string): string => text.replaceAll(' ', '');

const EXACT = new Map(KEY_FIELDS.map((field) => [squeezed(plainHeader(FIELD_NAMES[field])), field]));
const SYNONYMS = new Map(
  KEY_FIELDS.flatMap((field) =>
    FIELD_SYNONYMS[field].split('|').map((name) => [squeezed(name), field] as const),
  ),
);
const NONE = new Set(OTHER_HEADERS.map(squeezed));

type Match = Omit<MatchedColumn, 'index' | 'header'>;

function fuzzyMatches(name: string): Match[] {
  const best = new Map<KeyField, number>();
  for (const [known, field] of [...EXACT, ...SYNONYMS]) {
    // Rows are added up by it: a guess would be too dear.
    if (field === 'line_number') continue;
    const longest = Math.max(known.length, name.length);
    // Three letters differ from anything by two.
    if (Math.min(known.length, name.length) < 5) continue;
    const most = Math.floor(longest * (1 - LEAST_CONFIDENCE));
    const distance = editDistance(known, name, most);
    if (distance > most) continue;
    const confidence = Math.round((1 - distance / longest) * 100) / 100;
    if (confidence >= LEAST_CONFIDENCE && confidence > (best.get(field) ?? 0)) best.set(field, confidence);
  }
  const found = [...best].sort((a, b) => b[1] - a[1]);
  const [first] = found;
  return found
    .filter(([, confidence]) => first && first[1] - confidence < TIE)
    .map(([field, confidence]) => ({ field, how: 'fuzzy', confidence }));
}

function matchesOf(header: string): Match[] {
  const name = squeezed(plainHeader(header));
  if (name === '' || NONE.has(name)) return [];
  const exact = EXACT.get(name);
  if (exact) return [{ field: exact, how: 'exact', confidence: 1 }];
  const synonym = SYNONYMS.get(name);
  if (synonym) return [{ field: synonym, how: 'synonym', confidence: 1 }];
  return fuzzyMatches(name);
}

/** A quarantine file counts the lines of the file it came from in front of that file's own columns. */
const isQuarantine = (headers: readonly string[]): boolean =>
  plainHeader(headers[0] ?? '') === 'line' && plainHeader(headers[1] ?? '') === 'reason';

const STRENGTH = { mapping: 3, exact: 2, synonym: 1, fuzzy: 0 } as const;

/** How many key fields a line of text seems to name: what tells a header from a title above it. */
export function countMatches(headers: readonly string[]): number {
  return new Set(headers.flatMap((header) => matchesOf(header).map(({ field }) => field))).size;
}

/**
 * Finds the key fields among a file's headers, whatever their order and spelling.
 *
 * @param mapping what a mapping file says, key field → header; it settles what it names
 * @throws PayerscopeError AMBIGUOUS where two headers mean one field equally well, SOURCE_INVALID for a needed field
 *   that no header names
 */
export function matchHeaders(
  file: string,
  headers: readonly string[],
  mapping: Readonly<Partial<Record<KeyField, string>>>,
): MatchedColumn[] {
  const own = isQuarantine(headers) ? 2 : 0;
  const candidates = headers.flatMap((header, index) =>
    index < own ? [] : matchesOf(header).map((match): MatchedColumn => ({ ...match, index, header })),
  );
  const matched: MatchedColumn[] = [];
  for (const field of KEY_FIELDS) {
    const told = mapping[field];
    if (told !== undefined) {
      const index = headers.findIndex((header) => plainHeader(header) === plainHeader(told));
      if (index < 0) {
        throw new PayerscopeError(
          'SOURCE_INVALID',
          `${file} has no column “${told}”, which the mapping file names for ${FIELD_NAMES[field]}; its columns are ${shown(headers)}.`,
        );
      }
      matched.push({ field, index, header: headers[index]!, how: 'mapping', confidence: 1 });
      continue;
    }
    const settled = new Set(Object.values(mapping).map((header) => plainHeader(header)));
    const fitting = candidates.filter((one) => one.field === field && !settled.has(plainHeader(one.header)));
    const strongest = Math.max(...fitting.map(({ how }) => STRENGTH[how]));
    const strong = fitting.filter(({ how }) => STRENGTH[how] === strongest);
    const surest = Math.max(...strong.map(({ confidence }) => confidence));
    const [best, ...others] = strong.filter(({ confidence }) => surest - confidence < TIE);
    if (best === undefined) continue;
    if (others.length > 0) {
      throw new PayerscopeError(
        'AMBIGUOUS',
        `${file} has ${others.length + 1} columns that may be ${FIELD_NAMES[field]}: ${shown([best, ...others].map(({ header }) => header))}; say which in a mapping file (--mapping).`,
      );
    }
    matched.push(best);
  }
  refuseSharedColumn(file, matched);
  const missing = NEEDED_FIELDS.filter((field) => !matched.some((one) => one.field === field));
  if (missing.length > 0) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `${file} has no column for ${missing.map((field) => FIELD_NAMES[field]).join(', ')}; its columns are ${shown(headers)}: name them in a mapping file (--mapping), or export them too.`,
    );
  }
  return matched;
}

/** One header that could be two fields is nobody's to guess. */
function refuseSharedColumn(file: string, matched: readonly MatchedColumn[]): void {
  for (const [index, own] of Map.groupBy(matched, (one) => one.index)) {
    if (own.length < 2) continue;
    const fields = own.map(({ field }) => FIELD_NAMES[field]).join(' or ');
    throw new PayerscopeError(
      'AMBIGUOUS',
      `The column “${clip(own[0]!.header)}” of ${file} (number ${index + 1}) may be ${fields}; say which in a mapping file (--mapping).`,
    );
  }
}

const clip = (text: string): string => {
  const visible = text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim();
  return visible.length > 40 ? `${visible.slice(0, 39)}…` : visible;
};

function shown(headers: readonly string[]): string {
  const first = headers.slice(0, 15).map((header) => `“${clip(header)}”`);
  return headers.length > 15 ? `${first.join(', ')} and ${headers.length - 15} more` : first.join(', ');
}
