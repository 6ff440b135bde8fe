import { OpenAPIHandler } from '@orpc/openapi/fetch';

import { router } from '../../../../../orpc-router.ts';

export const dynamic = 'force-dynamic';

const handler = new OpenAPIHandler(router);

async function handle(request: Request): Promise<Response> {
  const { response } = await handler.handle(request, { prefix: '/api/orpc', context: {} });
  return response ?? new Response('Not found', { status: 404 });
}

export { handle as GET, handle as POST };
