import { Bytes } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { Disposition, DownloadHeaders, DownloadRequestHeaders, PartHeaders } from '../schemas/download.ts';
import { Entry, UploadForm, UploadResult } from '../schemas/entry.ts';
import { BytesEtag, IfMatchBytes, UploadConditions } from '../schemas/etag.ts';
import { Location } from '../schemas/location.ts';
import { Path } from '../schemas/path.ts';

const params = z.object({ path: Path });
const written = z.object({ etag: BytesEtag, ...Location.shape });

export const downloadFile = operation({
  operationId: 'downloadFile',
  method: 'GET',
  path: '/files/{path...}',
  tags: ['Files'],
  summary: 'Download a file',
  description:
    'Answers the bytes, or the range of them that was asked for. `Repr-Digest` lets the receiver check the whole. For members of the space.',
  auth: any,
  scope: 'files:read',
  params,
  query: z.object({ disposition: Disposition }),
  headers: DownloadRequestHeaders,
  responses: {
    200: { description: 'The bytes.', headers: DownloadHeaders, content: { '*/*': Bytes } },
    206: { description: 'The range that was asked for.', headers: PartHeaders, content: { '*/*': Bytes } },
    304: { description: 'The bytes have not changed.', headers: z.object({ etag: BytesEtag }) },
  },
  errors: ['entry_not_found', 'invalid_path', 'not_a_file', 'precondition_failed', 'range_not_satisfiable'],
  cache: 'private, no-cache',
});

export const uploadFile = operation({
  operationId: 'uploadFile',
  method: 'PUT',
  path: '/files/{path...}',
  tags: ['Files'],
  summary: 'Upload a file',
  description:
    'Writes the body as it is, of any `Content-Type` or none, and creates missing folders on the way. A file that is there already gets a ' +
    'new version; one whose name differs in case alone counts as the same and keeps its name. A part of a file (`Content-Range`) is ' +
    'refused. The answer comes when the bytes are safe. For editors of the space.',
  auth: any,
  scope: 'files:write',
  params,
  headers: UploadConditions,
  body: { description: 'The bytes of the file.', content: { '*/*': Bytes } },
  maxBytes: null,
  responses: {
    200: { description: 'The file has a new version.', headers: written, content: { 'application/json': Entry } },
    201: { description: 'The file is new.', headers: written, content: { 'application/json': Entry } },
  },
  errors: [
    'entry_not_found',
    'invalid_path',
    'not_a_file',
    'not_a_folder',
    'precondition_failed',
    'payload_too_large',
    'quota_exceeded',
    'insufficient_storage',
  ],
});

export const deleteFile = operation({
  operationId: 'deleteFile',
  method: 'DELETE',
  path: '/files/{path...}',
  tags: ['Files'],
  summary: 'Move a file to the trash',
  description: 'Deletes the file at this path. It can be restored. For editors of the space.',
  auth: any,
  scope: 'files:write',
  params,
  headers: IfMatchBytes,
  responses: { 204: { description: 'The file is in the trash.' } },
  errors: ['entry_not_found', 'invalid_path', 'not_a_file', 'precondition_failed', 'insufficient_storage'],
});

export const uploadFiles = operation({
  operationId: 'uploadFiles',
  method: 'POST',
  path: '/files',
  tags: ['Files'],
  summary: 'Upload several files with a form',
  description:
    'Writes one or more files into a folder. Each file stands alone: one that fails has its problem in the answer, and the others are ' +
    'there. They all appear at once, when the whole form has arrived. A file name may hold slashes; it is then a path below the folder, so that whole folders can be sent. For editors of the space.',
  auth: any,
  scope: 'files:write',
  body: {
    description: 'The fields first, then the files.',
    content: { 'multipart/form-data': UploadForm },
    files: { field: 'file', maxItems: 1000, description: 'The files, one part each.' },
  },
  maxBytes: null,
  idempotency: 'replay',
  responses: {
    201: { description: 'What became of each file, in order.', content: { 'application/json': UploadResult } },
  },
  errors: ['entry_not_found', 'invalid_path', 'not_a_folder', 'insufficient_storage'],
});
