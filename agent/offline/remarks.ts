/** Who a request comes from, or what it is for: said before a colon or after a dash, and no part of the question. */
const LEADING =
  /^(?:before|after|while|when|once|as|if) (?:i|we|they|you|my [a-z]+|our [a-z]+|the [a-z]+) [^,:?]{1,50},\s+|^(?=[^:]{0,80}:\s)(?:hi|hey|hello|morning|good morning|afternoon|ok|quick|fyi|question|request|(?:our|the|my) [a-z' ]+ (?:wants?|needs?|asks?|asked|is asking|would like)|[a-z' ]+ (?:is|are) asking|[a-z]+ (?:wants|needs|asks) to know|from (?:the|our) )[^:]*:\s+/i;

/** A reason or a worry after the question: “… - we may owe refunds”, “… because the board meets Monday”. */
const TRAILING =
  /(?:\s*[,;–—(-]\s*|\s+)(?:because\b|since (?:we|i|they|the|our)\b|as (?:we|i) (?:have|need|want|must)\b|in case\b|so (?:that )?(?:we|i) can\b)[^?!]*[)?!.]*$|\s*[,;–—(]\s*(?:-\s*)?(?:(?:we|they|i) (?:may|might|could|think|suspect|believe|heard|worry|fear|am|are)\b)[^?!]*[)?!.]*$|\s+-\s+(?:we|they|i) (?:may|might|could|think|suspect|believe|heard|worry|fear)\b[^?!]*[)?!.]*$/i;

/** A question without the remarks around it, and the remarks; null where there are none. */
export function withoutRemark(text: string): { question: string; remarks: readonly string[] } | null {
  const led = LEADING.exec(text);
  const rest = led === null ? text : text.slice(led[0].length);
  const trailed = TRAILING.exec(rest);
  const question = trailed === null ? rest : rest.slice(0, trailed.index);
  if (question === text || question.trim() === '') return null;
  const remarks = [led?.[0], trailed?.[0]].filter((part) => part !== undefined);
  return {
    question: question.trim(),
    remarks: remarks.map((part) => part.replace(/^[\s,;:–—(-]+|[\s,;:–—)?!.-]+$/g, '')),
  };
}
