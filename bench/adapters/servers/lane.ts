import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import { createLane, send } from '@sheaf/contract-kit/serve';

import { refuse } from '../kit/contract.ts';

/* The kit's fast lane: the very route modules that Next serves from adapters/kit. */

const lane = await createLane({
  project: fileURLToPath(new URL('../kit', import.meta.url)),
  origin: (request) => `http://${request.headers.host}`,
  refuse,
});

createServer(async (request, response) => {
  if (!(await lane(request, response))) await send(refuse('not_found', null), request, response);
}).listen(Number(process.env['PORT']), '127.0.0.1');
