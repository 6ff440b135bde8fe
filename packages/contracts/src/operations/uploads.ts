import { Bytes } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { Entry } from '../schemas/entry.ts';
import { UploadId } from '../schemas/ids.ts';
import {
  CreatedUpload,
  NewUpload,
  TusRequest,
  TusVersion,
  UploadPart,
  UploadProgress,
  UploadState,
} from '../schemas/upload.ts';

const params = z.object({ id: UploadId });

export const createUpload = operation({
  operationId: 'createUpload',
  method: 'POST',
  path: '/uploads',
  tags: ['Uploads'],
  summary: 'Begin a resumable upload',
  description:
    'Promises a file of so many bytes at the path that `Upload-Metadata` names; `appendUpload` then brings them. What can be refused is ' +
    'refused now, and looked at again when all bytes are here, the conditions too. A file of no bytes is there at once. The length must be known: ' +
    '`Upload-Defer-Length` is not taken. For editors of the space.',
  auth: any,
  scope: 'files:write',
  headers: NewUpload,
  idempotency: 'replay',
  responses: { 201: { description: 'The upload can begin.', headers: CreatedUpload } },
  errors: [
    'entry_not_found',
    'invalid_path',
    'not_a_file',
    'not_a_folder',
    'precondition_failed',
    'unsupported_tus_version',
    'payload_too_large',
    'quota_exceeded',
    'insufficient_storage',
  ],
});

export const getUpload = operation({
  operationId: 'getUpload',
  method: 'HEAD',
  path: '/uploads/{id}',
  tags: ['Uploads'],
  summary: 'Ask how far an upload has come',
  description:
    'Tells how many bytes are safe, so that the rest can be sent. All of them count as come only when the file is there: then `Upload-Entry` ' +
    'names it. For whoever began the upload.',
  auth: any,
  scope: 'files:write',
  params,
  headers: TusRequest,
  responses: { 200: { description: 'How far it has come.', headers: UploadState } },
  errors: ['upload_not_found', 'unsupported_tus_version'],
});

export const appendUpload = operation({
  operationId: 'appendUpload',
  method: 'PATCH',
  path: '/uploads/{id}',
  tags: ['Uploads'],
  summary: 'Send bytes of an upload',
  description:
    'Takes the body as the bytes from `Upload-Offset` on: all that are missing, or some. When the connection breaks, what has come stays, unless ' +
    'the body was to have a digest. With the last byte the file is made, as `uploadFile` makes it. One request at a time: another one answers ' +
    '409 `upload_in_use`. For whoever began the upload.',
  auth: any,
  scope: 'files:write',
  params,
  headers: UploadPart,
  body: { description: 'The bytes.', content: { 'application/offset+octet-stream': Bytes } },
  maxBytes: null,
  responses: {
    200: {
      description: 'The file is there, and was asked for with `Prefer`.',
      headers: UploadProgress,
      content: { 'application/json': Entry },
    },
    204: { description: 'The bytes are safe.', headers: UploadProgress },
  },
  errors: [
    'upload_not_found',
    'upload_offset_differs',
    'upload_in_use',
    'checksum_mismatch',
    'invalid_path',
    'not_a_file',
    'not_a_folder',
    'precondition_failed',
    'unsupported_tus_version',
    'payload_too_large',
    'quota_exceeded',
    'insufficient_storage',
  ],
});

export const cancelUpload = operation({
  operationId: 'cancelUpload',
  method: 'DELETE',
  path: '/uploads/{id}',
  tags: ['Uploads'],
  summary: 'Give an upload up',
  description:
    'Forgets the upload and deletes the bytes that have come. A file that it has become already stays. For whoever began the upload.',
  auth: any,
  scope: 'files:write',
  params,
  headers: TusRequest,
  responses: { 204: { description: 'The upload is forgotten.', headers: TusVersion } },
  errors: ['upload_not_found', 'unsupported_tus_version', 'insufficient_storage'],
});
