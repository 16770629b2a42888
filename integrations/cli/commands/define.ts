import { readMetrics } from '../../../sql/read-metrics.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import { inert } from '../../../tools/inert.ts';
import { type Entry, findEntries, meaningOf, namesOf, plain } from '../../reading/glossary-entries.ts';
import type { CommandContext } from '../context.ts';
import { nearestNames } from '../nearest-names.ts';
import { inlineWords } from '../render/markdown.ts';
import type { Screen } from '../render/screen.ts';
import { words, wrap } from '../render/wrap.ts';

function indented(text: string, { textColumns, palette }: Screen, dim = false): string[] {
  const style = dim ? palette.dim : undefined;
  const drawn = style === undefined ? inlineWords(text, palette) : words(inert(text), style);
  return wrap(drawn, textColumns, { first: '  ', rest: '  ' });
}

function render(entry: Entry, screen: Screen): string[] {
  const { palette, textColumns } = screen;
  const unit = 'unit' in entry ? ` (${entry.unit})` : '';
  const heading = [
    ...words(inert(entry.label), palette.strong),
    ...words(`· ${entry.name}${unit}`, palette.dim),
  ];
  return [
    ...wrap(heading, textColumns),
    ...indented(meaningOf(entry), screen),
    ...('caveat' in entry && entry.caveat !== undefined ? indented(entry.caveat, screen) : []),
    ...indented(`Also: ${entry.synonyms.join(', ')}`, screen, true),
  ];
}

function list(entries: readonly Entry[], screen: Screen): string[] {
  return entries.flatMap((entry) => {
    const heading = words(inert(entry.label), screen.palette.strong);
    const meaning = words(`– ${meaningOf(entry)}`.trim());
    return wrap([...heading, ...meaning], screen.textColumns, { first: '', rest: '  ' });
  });
}

/**
 * `payerscope define`: one term of the glossary, or all of them.
 * @throws PayerscopeError USAGE for a term the glossary does not have, with the nearest it has
 */
export async function define(term: readonly string[], { streams, screen }: CommandContext): Promise<number> {
  const { metrics, terms } = readMetrics();
  const entries: readonly Entry[] = [...metrics, ...terms];
  const wanted = term.join(' ');
  if (plain(wanted) === '') {
    streams.stdout.write(`${[...list(metrics, screen), '', ...list(terms, screen)].join('\n')}\n`);
    return 0;
  }
  const found = findEntries(entries, wanted);
  if (found.length === 0) {
    const nearest = nearestNames(plain(wanted), entries.flatMap(namesOf));
    const hint = nearest.length === 0 ? '' : `; did you mean ${nearest.join(' or ')}?`;
    throw new PayerscopeError(
      'USAGE',
      `The glossary has no “${inert(wanted)}”${hint === '' ? '; payerscope define lists every term.' : hint}`,
    );
  }
  streams.stdout.write(`${found.map((entry) => render(entry, screen).join('\n')).join('\n\n')}\n`);
  return 0;
}
