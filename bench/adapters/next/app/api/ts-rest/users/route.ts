import { initContract } from '@ts-rest/core';
import { createNextHandler } from '@ts-rest/serverless/next';

import { NewUser, PageQuery, User, UserPage } from '../../../../../schemas.ts';
import { createUser, listUsers } from '../../../../../users.ts';

export const dynamic = 'force-dynamic';

const contract = initContract().router({
  listUsers: { method: 'GET', path: '/api/ts-rest/users', query: PageQuery, responses: { 200: UserPage } },
  createUser: { method: 'POST', path: '/api/ts-rest/users', body: NewUser, responses: { 201: User } },
});

const handler = createNextHandler(
  contract,
  {
    listUsers: async ({ query }) => ({ status: 200, body: listUsers(query.limit) }),
    createUser: async ({ body }) => ({ status: 201, body: createUser(body) }),
  },
  { handlerType: 'app-router', responseValidation: true },
);

export { handler as GET, handler as POST };
