/** A tool call's arguments: one JSON object, as it was sent; null for anything else. Nothing at all is none. */
export function readArguments(text: string): Record<string, unknown> | null {
  let read: unknown;
  try {
    read = JSON.parse(text === '' ? '{}' : text);
  } catch {
    return null;
  }
  const isObject = typeof read === 'object' && read !== null && !Array.isArray(read);
  return isObject ? (read as Record<string, unknown>) : null;
}
