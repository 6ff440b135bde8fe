import { createServer } from 'node:http';

import { OpenAPIHandler } from '@orpc/openapi/node';

import { router } from '../orpc-router.ts';

const handler = new OpenAPIHandler(router);

createServer(async (request, response) => {
  const { matched } = await handler.handle(request, response, { prefix: '/api', context: {} });
  if (!matched) response.writeHead(404).end();
}).listen(Number(process.env['PORT']), '127.0.0.1');
