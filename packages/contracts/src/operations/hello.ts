import { operation } from '../contract.ts';
import { Hello } from '../schemas/hello.ts';

export const hello = operation({
  operationId: 'hello',
  method: 'GET',
  path: '/hello',
  tags: ['Server'],
  summary: 'Say hello',
  description: 'Answers a greeting. Good for a first call, since it needs no credentials.',
  auth: 'public',
  responses: { 200: { description: 'A greeting.', content: { 'application/json': Hello } } },
  cache: 'public, max-age=60',
});

export const legacyHello = operation({
  ...hello,
  operationId: 'legacyHello',
  path: '/legacy/hello',
  summary: 'Say hello the old way',
  description: 'The same greeting, served by the legacy Pages Router. Use `hello` instead.',
  deprecated: { since: '2026-01-01', sunset: '2027-12-31' },
});
