/** Splits one line at a delimiter; a quoted field may hold the delimiter and doubled quotes. */
export function splitLine(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter).map((field) => field.trim());
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(line.slice(at));
    const after = quoted ? at + quoted[0].length : -1;
    if (quoted && (after === line.length || line.startsWith(delimiter, after))) {
      fields.push(quoted[1]!.replaceAll('""', '"').trim());
      at = after + delimiter.length;
      continue;
    }
    const next = line.indexOf(delimiter, at);
    const end = next < 0 ? line.length : next;
    fields.push(line.slice(at, end).trim());
    at = end + delimiter.length;
  }
  return fields;
}
