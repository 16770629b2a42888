/** Hosts of Azure, whose v1 API takes the key under a name of its own. */
const AZURE = /\.(openai|cognitiveservices|services\.ai)\.azure\.(com|us|cn)$/;

/** Whether an address is Azure's. */
export const isAzure = (baseUrl: string): boolean => AZURE.test(new URL(baseUrl).hostname);

/** `headers` with the key as the server takes it, and without any other: none for a server that has none. */
export function keyHeaders(headers: RequestInit['headers'], baseUrl: string, key: string | null): Headers {
  const keyed = new Headers(headers);
  for (const name of ['authorization', 'api-key']) keyed.delete(name);
  if (key === null) return keyed;
  if (isAzure(baseUrl)) keyed.set('api-key', key);
  else keyed.set('authorization', `Bearer ${key}`);
  return keyed;
}
