import { serve } from '@hono/node-server';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';

import { NewUser, PageQuery, User, UserPage } from '../schemas.ts';
import { createUser, listUsers } from '../users.ts';

/* Hono's zod-openapi checks what comes in and does not look at what goes out. */

const json = <S>(schema: S) => ({ 'application/json': { schema } });

const list = createRoute({
  method: 'get',
  path: '/api/users',
  request: { query: PageQuery },
  responses: { 200: { description: 'A page of users.', content: json(UserPage) } },
});
const create = createRoute({
  method: 'post',
  path: '/api/users',
  request: { body: { content: json(NewUser), required: true } },
  responses: { 201: { description: 'The new user.', content: json(User) } },
});

const app = new OpenAPIHono();
app.openapi(list, (context) => context.json(listUsers(context.req.valid('query').limit), 200));
app.openapi(create, (context) => context.json(createUser(context.req.valid('json')), 201));

serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' });
