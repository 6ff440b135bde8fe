import { mayChange, requireScope } from '@sheaf/contract-kit';
import {
  any,
  type copyEntry,
  type createFolder as createFolderOperation,
  type deleteEntry,
  type getEntry,
  type listEntries,
  type openEntry,
  type updateEntry,
} from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { identify } from '#http/identify.ts';
import { encodePath, fileUrl } from '#http/paths.ts';
import type { Settle } from '#services/changes.ts';
import * as entries from '#services/entries.ts';
import * as copying from '#services/entry-copy.ts';
import * as moving from '#services/entry-move.ts';

export const list: Handler<typeof listEntries> = async ({ context, query }) => ({
  status: 200,
  body: await entries.listEntries(context, query),
});

export const createFolder: Handler<typeof createFolderOperation> = ({ context, body, once }) =>
  once((settle?: Settle<entries.EntryState>) => entries.createFolder(context, body, settle), created);

function created({ entry, revisionEtag }: entries.EntryState) {
  const headers = { etag: revisionEtag, location: `/api/entries/${entry.id}` };
  return { status: 201, body: entry, headers } as const;
}

export const get: Handler<typeof getEntry> = async ({ context, params }) => {
  const { entry, revisionEtag } = await entries.getEntry(context, params);
  return { status: 200, body: entry, headers: { etag: revisionEtag } };
};

export const update: Handler<typeof updateEntry> = async ({ context, params, headers, body }) => {
  const precondition = (etag: string | null): boolean => mayChange(headers, etag);
  const { entry, revisionEtag } = await moving.updateEntry(context, { ...params, ...body, precondition });
  return { status: 200, body: entry, headers: { etag: revisionEtag } };
};

export const remove: Handler<typeof deleteEntry> = async ({ context, params, headers }) => {
  await entries.deleteEntry(context, { ...params, precondition: (etag) => mayChange(headers, etag) });
  return { status: 204 };
};

export const copy: Handler<typeof copyEntry> = ({ context, params, body, once }) =>
  once((settle?: Settle<entries.EntryState>) => copying.copyEntry(context, { ...params, ...body }, settle), created);

export const open: Handler<typeof openEntry> = async ({ context, params, request }) => {
  const credential = await identify(context, request, { schemes: any, origin: () => context.origin });
  if (!credential) {
    return {
      status: 307,
      headers: { location: `/login?next=${encodeURIComponent(`/api/entries/${params.id}/open`)}` },
    };
  }
  requireScope(credential, 'files:read');
  const { entry } = await entries.getEntry({ ...context, actor: credential.actor }, params);
  const location =
    entry.kind === 'file' ? `${fileUrl(entry.path)}?disposition=inline` : `/files/${encodePath(entry.path)}`;
  return { status: 307, headers: { location } };
};
