import type {
  downloadShared,
  downloadSharedArchive,
  getShared,
  listShared,
  openShare,
  unlockShare,
  uploadShared,
} from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { archiveReply } from '#http/archive-reply.ts';
import { fileReply } from '#http/file-reply.ts';
import { downloadCookie, readShareCookie, shareCookie, wantsJson } from '#http/share-link.ts';
import { announcedBytes } from '#http/whole-file.ts';
import * as shared from '#services/shared-entries.ts';

export const open: Handler<typeof openShare> = async ({ context, params, request }) => {
  const link = await shared.openLink(context, params);
  const headers = { vary: 'Accept' };
  if (wantsJson(request)) return { status: 200, body: link, headers };
  return { status: 307, headers: { ...headers, location: `/s/${params.token}` } };
};

export const unlock: Handler<typeof unlockShare> = async ({ context, params, body }) => {
  const pass = await shared.unlockShare(context, { ...params, ...body });
  return { status: 204, headers: shareCookie(context.origin, params.token, pass) };
};

export const get: Handler<typeof getShared> = async ({ context, params, request }) => ({
  status: 200,
  body: await shared.getShared(context, { ...params, pass: readShareCookie(request) }),
});

export const list: Handler<typeof listShared> = async ({ context, params, query, request }) => ({
  status: 200,
  body: await shared.listShared(context, { ...params, ...query, pass: readShareCookie(request) }),
});

export const download: Handler<typeof downloadShared> = async ({ context, params, query, cookies, request }) => {
  const { file, receipt } = await shared.openSharedFile(context, {
    ...params,
    pass: readShareCookie(request),
    receipt: cookies.sheaf_download,
    isPart: request.headers.has('range'),
  });
  const reply = await fileReply(request, context, file, query.disposition);
  const given = receipt();
  if (given === null || reply.status === 304) return reply;
  const cookie = downloadCookie(context.origin, params, given);
  if (reply.status === 206) return { ...reply, headers: { ...reply.headers, ...cookie } };
  return { ...reply, headers: { ...reply.headers, ...cookie } };
};

export const downloadArchive: Handler<typeof downloadSharedArchive> = async ({ context, params, query, request }) => {
  const input = { ...params, ...query, pass: readShareCookie(request) };
  return archiveReply(request, await shared.openSharedArchive(context, input));
};

export const upload: Handler<typeof uploadShared> = async ({ context, params, body, request }) => {
  const entry = await shared.uploadShared(context, {
    ...params,
    pass: readShareCookie(request),
    body,
    expectedBytes: announcedBytes(request),
    signal: request.signal,
  });
  return { status: 201, body: entry };
};
