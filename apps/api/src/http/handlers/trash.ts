import type { emptyTrash, listTrash, purgeEntry, restoreFromTrash } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as purging from '#services/purge.ts';
import * as trash from '#services/trash.ts';

export const list: Handler<typeof listTrash> = async ({ context, query }) => ({
  status: 200,
  body: await trash.listTrash(context, query),
});

export const restore: Handler<typeof restoreFromTrash> = async ({ context, params, body }) => {
  const { entry, revisionEtag } = await trash.restoreFromTrash(context, { ...params, ...body });
  return { status: 200, body: entry, headers: { etag: revisionEtag } };
};

export const purge: Handler<typeof purgeEntry> = async ({ context, params }) => {
  await purging.purgeEntry(context, params);
  return { status: 204 };
};

export const empty: Handler<typeof emptyTrash> = async ({ context, query }) => {
  await purging.emptyTrash(context, query);
  return { status: 204 };
};
