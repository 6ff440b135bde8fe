import { Bytes } from '@sheaf/contract-kit';
import { z } from 'zod';

import { operation, share as auth } from '../contract.ts';
import {
  ArchiveHeaders,
  Disposition,
  DownloadHeaders,
  DownloadRequestHeaders,
  PartHeaders,
} from '../schemas/download.ts';
import { BytesEtag } from '../schemas/etag.ts';
import { Location } from '../schemas/location.ts';
import {
  ReceiptCookie,
  ShareCookie,
  Shared,
  SharedEntry,
  SharedListQuery,
  SharedPage,
  SharedPath,
  ShareLink,
  ShareToken,
  ShareUnlocking,
} from '../schemas/share.ts';

const params = z.object({ token: ShareToken });
const fileParams = z.object({ token: ShareToken, path: SharedPath });

/** Whether there is a link, and what it takes to open it. */
const ended = ['share_not_found', 'share_expired'] as const;
const closed = [...ended, 'share_locked'] as const;

export const openShare = operation({
  operationId: 'openShare',
  method: 'GET',
  path: '/links/{token}',
  tags: ['Shared'],
  summary: 'Open a share link',
  description:
    'Redirects to the page of the link. When `Accept` asks for JSON rather than a page, it tells what the link is for and whether it has a password; to whom else it leads is told after that.',
  auth: 'public',
  params,
  responses: {
    200: { description: 'About the link.', content: { 'application/json': ShareLink } },
    307: { description: 'The page is there.', headers: Location },
  },
  errors: [...ended],
});

export const unlockShare = operation({
  operationId: 'unlockShare',
  method: 'POST',
  path: '/links/{token}',
  tags: ['Shared'],
  summary: 'Unlock a share link',
  description:
    'Takes the password of a link and sets a cookie that opens it. Browsers send it by themselves, with plain links and pictures too; programs send it with each request.',
  auth: 'public',
  params,
  body: ShareUnlocking,
  responses: { 204: { description: 'The link is open to the holder of the cookie.', headers: ShareCookie } },
  errors: [...ended, 'wrong_password', 'unavailable', 'insufficient_storage'],
});

export const getShared = operation({
  operationId: 'getShared',
  method: 'GET',
  path: '/shared/{token}',
  tags: ['Shared'],
  summary: 'Show what is shared',
  description: 'Shows the file or folder that a link leads to.',
  auth,
  params,
  responses: { 200: { description: 'What the link leads to.', content: { 'application/json': Shared } } },
  errors: [...closed],
});

export const listShared = operation({
  operationId: 'listShared',
  method: 'GET',
  path: '/shared/{token}/entries',
  tags: ['Shared'],
  summary: 'List a shared folder',
  description: 'Lists the shared folder or a folder in it, folders first. A link for uploads shows nothing.',
  auth,
  params,
  query: SharedListQuery,
  responses: { 200: { description: 'A page of entries.', content: { 'application/json': SharedPage } } },
  errors: [...closed, 'forbidden', 'entry_not_found', 'invalid_path', 'not_a_folder'],
});

export const downloadShared = operation({
  operationId: 'downloadShared',
  method: 'GET',
  path: '/shared/{token}/files/{path...}',
  tags: ['Shared'],
  summary: 'Download a shared file',
  description:
    'Answers the bytes, as `downloadFile` does. Each answer that bears bytes counts as a download, but for further ranges of the same version by the holder of the cookie that the first answer sets; 304 and HEAD count nothing.',
  auth,
  params: fileParams,
  query: z.object({ disposition: Disposition }),
  headers: DownloadRequestHeaders,
  cookies: z.object({
    sheaf_download: z.string().max(256).optional().meta({
      description: 'Set by the first answer of a download, so that its other ranges count as the same one.',
      example: '1768468200000.bXlzZWNyZXQ',
    }),
  }),
  responses: {
    200: {
      description: 'The bytes.',
      headers: z.object({ ...DownloadHeaders.shape, ...ReceiptCookie.shape }),
      content: { '*/*': Bytes },
    },
    206: {
      description: 'The range that was asked for.',
      headers: z.object({ ...PartHeaders.shape, ...ReceiptCookie.shape }),
      content: { '*/*': Bytes },
    },
    304: { description: 'The bytes have not changed.', headers: z.object({ etag: BytesEtag }) },
  },
  errors: [
    ...closed,
    'share_used_up',
    'forbidden',
    'entry_not_found',
    'invalid_path',
    'not_a_file',
    'precondition_failed',
    'range_not_satisfiable',
    'insufficient_storage',
  ],
  cache: 'private, no-cache',
});

export const downloadSharedArchive = operation({
  operationId: 'downloadSharedArchive',
  method: 'GET',
  path: '/shared/{token}/archive',
  tags: ['Shared'],
  summary: 'Download a shared folder as a zip archive',
  description:
    'Answers the shared folder, or a folder in it, as `downloadArchive` does. It counts as one download; HEAD counts nothing.',
  auth,
  params,
  query: SharedListQuery.pick({ folder: true }),
  responses: {
    200: { description: 'The archive.', headers: ArchiveHeaders, content: { 'application/zip': Bytes } },
  },
  errors: [
    ...closed,
    'share_used_up',
    'forbidden',
    'entry_not_found',
    'invalid_path',
    'not_a_folder',
    'archive_too_large',
    'unavailable',
    'insufficient_storage',
  ],
});

export const uploadShared = operation({
  operationId: 'uploadShared',
  method: 'PUT',
  path: '/shared/{token}/files/{path...}',
  tags: ['Shared'],
  summary: 'Upload by a share link',
  description:
    'Writes the body as a new file below the shared folder, with missing folders on the way. Nothing is ever replaced: beside a file with that name it is called `name (2)`. The file is of whoever made the link, and counts for them.',
  auth,
  params: fileParams,
  body: { description: 'The bytes of the file.', content: { '*/*': Bytes } },
  maxBytes: null,
  responses: { 201: { description: 'The new file.', content: { 'application/json': SharedEntry } } },
  errors: [...closed, 'invalid_path', 'not_a_folder', 'payload_too_large', 'quota_exceeded', 'insufficient_storage'],
});
