import { expect, it } from 'vitest';
import { keyHeaders } from './key-headers.ts';

const sent = (baseUrl: string, key: string | null) => [
  ...keyHeaders({ Authorization: 'Bearer other', accept: 'application/json' }, baseUrl, key),
];
const accept = ['accept', 'application/json'];

it.each([
  'https://api.openai.com/v1',
  'http://127.0.0.1:11434/v1',
  'https://openai.azure.com.evil.example/v1',
  'https://evil.example/x.openai.azure.com',
])('%s is sent the key as a bearer', (baseUrl) =>
  expect(sent(baseUrl, 'k')).toEqual([accept, ['authorization', 'Bearer k']]),
);

it.each([
  'https://hospital.openai.azure.com/openai/v1',
  'https://hospital.cognitiveservices.azure.com/openai/v1',
  'https://hospital.services.ai.azure.com/openai/v1',
  'https://hospital.openai.azure.us/openai/v1',
])('%s is sent it as api-key', (baseUrl) => expect(sent(baseUrl, 'k')).toEqual([accept, ['api-key', 'k']]));

it('a server without a key is sent none, not even another one', () =>
  expect(sent('http://127.0.0.1:8000/v1', null)).toEqual([accept]));
