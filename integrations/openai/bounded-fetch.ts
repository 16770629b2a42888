/** The connection broke while a reply was being read. */
export class CutReplyError extends Error {
  override readonly name = 'CutReplyError';
}

/** A reply longer than any plan or text of ours can be. */
export class OversizedReplyError extends Error {
  override readonly name = 'OversizedReplyError';
}

/** Bytes: a streamed reply of 5,000 tokens takes a fifth of it. */
const LONGEST_REPLY = 4 * 1024 * 1024;

async function* bounded(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal | null,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.byteLength;
      if (length > LONGEST_REPLY) throw new OversizedReplyError('the reply is too long');
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof OversizedReplyError || signal?.aborted) throw cause;
    throw new CutReplyError('the reply broke off', { cause });
  }
}

/**
 * `fetch` for a server that is not trusted: it follows no redirect, which would carry question and key to another
 * address, and reads no more than a reply of ours can be long.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  if (response.body === null) return response;
  const body = ReadableStream.from(bounded(response.body, init?.signal ?? null));
  return new Response(body, response);
};
