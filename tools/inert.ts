const CONTROL = /\p{Cc}/gu;
const FORMAT = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;

/** The visible stand-in of a control character: ESC becomes ␛, so an escape sequence is text and nothing more. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x09 || code === 0x0a || code === 0x0d) return ' ';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}

/**
 * One line of text from data, made inert: control characters become visible pictures, line breaks and tabs
 * spaces, and characters that only steer (bidirectional overrides, zero width, tags) are dropped.
 */
export function inert(text: string): string {
  return text.replace(CONTROL, picture).replace(FORMAT, '');
}
