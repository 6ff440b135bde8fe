import { bind, defineContract } from '@sheaf/contract-kit';
import { generateCheck } from '@sheaf/contract-kit/generate';
import { z } from 'zod';

import { NewUser, User, UserPage } from '../schemas.ts';
import * as users from '../users.ts';

const { operation, problems } = defineContract({ problems: {}, security: {}, scopes: [] });
const common = { path: '/users', tags: ['Users'], auth: 'public' } as const;

const listUsers = operation({
  ...common,
  operationId: 'listUsers',
  method: 'GET',
  summary: 'List users',
  query: z.object({ limit: z.int().min(1).max(100).default(20) }),
  responses: { 200: UserPage },
});

const createUser = operation({
  ...common,
  operationId: 'createUser',
  method: 'POST',
  summary: 'Create a user',
  body: NewUser,
  responses: { 201: User },
});

const { resource, refuse } = bind({
  problems,
  authenticate: async () => null,
  anonymous: () => null,
  signed: () => null,
  makeCheck: generateCheck,
});

export { refuse };
export const usersRoute = resource(
  [listUsers, ({ query }) => ({ status: 200, body: users.listUsers(query.limit) })],
  [createUser, ({ body }) => ({ status: 201, body: users.createUser(body) })],
);
