import { mayChange } from '@sheaf/contract-kit';
import type { downloadVersion, listVersions, restoreVersion } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { fileReply } from '#http/file-reply.ts';
import * as versions from '#services/versions.ts';

export const list: Handler<typeof listVersions> = async ({ context, params, query }) => ({
  status: 200,
  body: await versions.listVersions(context, { ...params, ...query }),
});

export const download: Handler<typeof downloadVersion> = async ({ context, params, query, request }) =>
  fileReply(request, context, await versions.openVersion(context, params), query.disposition);

export const restore: Handler<typeof restoreVersion> = async ({ context, params, headers }) => {
  const precondition = (etag: string | null): boolean => mayChange(headers, etag);
  const { entry, revisionEtag } = await versions.restoreVersion(context, { ...params, precondition });
  return { status: 200, body: entry, headers: { etag: revisionEtag } };
};
