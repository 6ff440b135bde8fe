import { mayChange } from '@sheaf/contract-kit';
import type { downloadVersion, listVersions, restoreVersion } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { fileReply } from '#http/file-reply.ts';
import type { Settle } from '#services/changes.ts';
import type { EntryState } from '#services/entries.ts';
import * as versions from '#services/versions.ts';

export const list: Handler<typeof listVersions> = async ({ context, params, query }) => ({
  status: 200,
  body: await versions.listVersions(context, { ...params, ...query }),
});

export const download: Handler<typeof downloadVersion> = async ({ context, params, query, request }) =>
  fileReply(request, await versions.openVersion(context, params), query.disposition);

export const restore: Handler<typeof restoreVersion> = ({ context, params, headers, once }) =>
  once(
    (settle?: Settle<EntryState>) =>
      versions.restoreVersion(context, { ...params, precondition: (etag) => mayChange(headers, etag) }, settle),
    ({ entry, revisionEtag }) => ({ status: 200, body: entry, headers: { etag: revisionEtag } }),
  );
