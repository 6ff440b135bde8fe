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
