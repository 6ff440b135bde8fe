import { fastify } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';

import { NewUser, PageQuery, User, UserPage } from '../schemas.ts';
import { createUser, listUsers } from '../users.ts';

const app = fastify().withTypeProvider<ZodTypeProvider>();
app.setValidatorCompiler(validatorCompiler);
app.setSerializerCompiler(serializerCompiler);

app.get('/api/users', { schema: { querystring: PageQuery, response: { 200: UserPage } } }, (request) =>
  listUsers(request.query.limit),
);
app.post('/api/users', { schema: { body: NewUser, response: { 201: User } } }, (request, reply) => {
  reply.code(201);
  return createUser(request.body);
});

await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
