import type { listTrash, restoreFromTrash } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as trash from '#services/trash.ts';

export const list: Handler<typeof listTrash> = async ({ context, query }) => ({
  status: 200,
  body: await trash.listTrash(context, query),
});

export const restore: Handler<typeof restoreFromTrash> = async ({ context, params, body }) => {
  const { entry, revisionEtag } = await trash.restoreFromTrash(context, { ...params, ...body });
  return { status: 200, body: entry, headers: { etag: revisionEtag } };
};
