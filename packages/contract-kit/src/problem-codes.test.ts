import { expect, test } from 'vitest';
import { z } from 'zod';

import { Bytes } from './streams.ts';
import type { AnyOperation, ContractConfig } from './operation.ts';
import { problemCodes } from './problem-codes.ts';

const security: ContractConfig['security'] = {
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid', description: 'A cookie.' },
  key: { type: 'http', scheme: 'bearer', description: 'A key.' },
};
const Thing = z.object({ name: z.string().max(5) });
const open: AnyOperation = {
  operationId: 'o',
  method: 'GET',
  path: '/',
  tags: ['T'],
  summary: 'O',
  auth: 'public',
  responses: { 200: Thing },
};

function codes(change: Partial<AnyOperation>): string[] {
  return problemCodes({ ...open, ...change }, { security });
}

test('every operation refuses bad input and may fail', () => {
  expect(codes({})).toEqual(['invalid_input', 'internal_error']);
});

test('credentials bring 401, unless they may be left out', () => {
  expect(codes({ auth: ['cookie', 'anonymous'] })).toEqual(['invalid_input', 'internal_error']);
  expect(codes({ auth: ['cookie'] })).toEqual(['unauthorized', 'invalid_input', 'internal_error']);
});

test('scopes bring 403, and so do changes made with a cookie', () => {
  expect(codes({ auth: ['key'], scope: 's' })).toContain('forbidden');
  expect(codes({ auth: ['cookie', 'key'], method: 'DELETE' })).toContain('forbidden');
  expect(codes({ auth: ['key'], method: 'DELETE' })).not.toContain('forbidden');
});

test('bodies bring 415, unless any type will do', () => {
  expect(codes({ method: 'POST', body: Thing })).toContain('unsupported_media_type');
  expect(codes({ method: 'PUT', body: { content: { '*/*': Bytes } } })).not.toContain('unsupported_media_type');
});

test('bodies bring 413 where they are bounded before the handler sees them', () => {
  const bytes = { content: { '*/*': Bytes } };
  expect(codes({ method: 'POST', body: Thing })).toContain('payload_too_large');
  expect(codes({ method: 'POST', body: Thing, maxBytes: null })).not.toContain('payload_too_large');
  expect(codes({ method: 'PUT', body: bytes })).not.toContain('payload_too_large');
  expect(codes({ method: 'PUT', body: bytes, maxBytes: 9 })).toContain('payload_too_large');
});

test('a choice of media types brings 406', () => {
  const content = { 'application/json': Thing, 'text/plain': z.string().max(5) };
  expect(codes({ responses: { 200: { description: 'One of two.', content } } })).toContain('not_acceptable');
});

test('its own errors are listed once', () => {
  expect(codes({ errors: ['not_found', 'invalid_input'] })).toEqual(['invalid_input', 'not_found', 'internal_error']);
});
