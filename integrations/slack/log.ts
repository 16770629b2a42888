import { inert } from '../../tools/inert.ts';

/** What is written down of the surface's work: names, ids and counts, never what was asked or answered. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number>>) => void;

/** One line per event: `answered channel=C1 ask=12`. */
export function createLog(write: (line: string) => void): Log {
  return (event, facts = {}) => {
    const told = Object.entries(facts).map(([name, value]) => ` ${name}=${inert(String(value))}`);
    write(`${event}${told.join('')}\n`);
  };
}
