import { expect, test } from 'vitest';
import { z } from 'zod';

import { defineContract } from './contract.ts';
import { bind } from './route.ts';

const { operation, problems } = defineContract({
  problems: {},
  security: { session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'A session.' } },
  scopes: [],
});
const getShared = operation({
  operationId: 'getShared',
  method: 'GET',
  path: '/shared',
  tags: ['Things'],
  summary: 'For all, with a credential or without',
  auth: ['session', 'anonymous'],
  responses: { 200: z.object({ by: z.string() }) },
});
const { resource } = bind({
  problems,
  authenticate: async ({ request }) =>
    request.headers.has('cookie') ? { actor: 'ada', via: 'cookie' as const, scopes: 'all' as const } : null,
  anonymous: () => 'nobody',
  signed: (_exchange, { actor }) => actor,
});
const { GET } = resource([getShared, ({ context }) => ({ status: 200, body: { by: context } })]);

test('who may leave a credential out is somebody with it, and nobody without', async () => {
  const by = async (headers: Record<string, string>) => {
    const answer = await GET(new Request('http://here/api/shared', { headers }), { params: Promise.resolve({}) });
    return answer.json();
  };
  expect(await by({})).toEqual({ by: 'nobody' });
  expect(await by({ cookie: 'session=1' })).toEqual({ by: 'ada' });
});
