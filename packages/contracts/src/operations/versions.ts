import { Bytes, pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { Disposition, DownloadHeaders, DownloadRequestHeaders, PartHeaders } from '../schemas/download.ts';
import { Entry } from '../schemas/entry.ts';
import { BytesEtag, IfMatch, RevisionEtag } from '../schemas/etag.ts';
import { EntryId, VersionId } from '../schemas/ids.ts';
import { VersionPage } from '../schemas/version.ts';

const params = z.object({ id: EntryId, version: VersionId });

export const listVersions = operation({
  operationId: 'listVersions',
  method: 'GET',
  path: '/entries/{id}/versions',
  tags: ['Versions'],
  summary: 'List the versions of a file',
  description:
    'Lists the bytes that the file has and had, the latest first, as far as the space keeps them. For members of its space.',
  auth: any,
  scope: 'files:read',
  params: z.object({ id: EntryId }),
  query: z.object(pageQuery()),
  responses: { 200: { description: 'A page of versions.', content: { 'application/json': VersionPage } } },
  errors: ['entry_not_found', 'not_a_file'],
});

export const downloadVersion = operation({
  operationId: 'downloadVersion',
  method: 'GET',
  path: '/entries/{id}/versions/{version}/content',
  tags: ['Versions'],
  summary: 'Download a version of a file',
  description: 'Answers the bytes of a version, or the range of them that was asked for. For members of the space.',
  auth: any,
  scope: 'files:read',
  params,
  query: z.object({ disposition: Disposition }),
  headers: DownloadRequestHeaders,
  responses: {
    200: { description: 'The bytes.', headers: DownloadHeaders, content: { '*/*': Bytes } },
    206: { description: 'The range that was asked for.', headers: PartHeaders, content: { '*/*': Bytes } },
    304: { description: 'The caller has these bytes.', headers: z.object({ etag: BytesEtag }) },
  },
  errors: ['entry_not_found', 'version_not_found', 'precondition_failed', 'range_not_satisfiable'],
  cache: 'private, no-cache',
});

export const restoreVersion = operation({
  operationId: 'restoreVersion',
  method: 'POST',
  path: '/entries/{id}/versions/{version}/restore',
  tags: ['Versions'],
  summary: 'Restore a version of a file',
  description:
    'Gives the file the bytes of an earlier version, as a new version: none is lost. A file that has these bytes already stays as it is. ' +
    'For editors of the space.',
  auth: any,
  scope: 'files:write',
  params,
  headers: IfMatch,
  responses: {
    200: {
      description: 'The file with the bytes of that version.',
      headers: z.object({ etag: RevisionEtag }),
      content: { 'application/json': Entry },
    },
  },
  errors: ['entry_not_found', 'version_not_found', 'precondition_failed', 'quota_exceeded', 'insufficient_storage'],
});
