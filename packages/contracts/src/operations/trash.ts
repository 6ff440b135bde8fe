import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { Entry } from '../schemas/entry.ts';
import { RevisionEtag } from '../schemas/etag.ts';
import { EntryId } from '../schemas/ids.ts';
import { SpaceRef } from '../schemas/space.ts';
import { RestoreRequest, TrashPage } from '../schemas/trash.ts';

export const listTrash = operation({
  operationId: 'listTrash',
  method: 'GET',
  path: '/trash',
  tags: ['Trash'],
  summary: 'List the trash',
  description: 'Lists what was deleted from your spaces, the latest first. A deleted folder is one item.',
  auth: any,
  scope: 'files:read',
  query: z.object({
    space: SpaceRef.optional().meta({ description: 'Only what was in this space: its name or id.', example: 'shared' }),
    ...pageQuery(),
  }),
  responses: { 200: { description: 'A page of the trash.', content: { 'application/json': TrashPage } } },
  errors: ['space_not_found'],
});

export const emptyTrash = operation({
  operationId: 'emptyTrash',
  method: 'DELETE',
  path: '/trash',
  tags: ['Trash'],
  summary: 'Empty the trash',
  description:
    'Deletes for good what is in the trash of one space, or of every space that you own, with all versions. For owners of the space.',
  auth: any,
  scope: 'files:write',
  query: z.object({
    space: SpaceRef.optional().meta({ description: 'Only what was in this space: its name or id.', example: 'shared' }),
  }),
  responses: { 204: { description: 'Nothing of what was in the trash is there any more.' } },
  errors: ['space_not_found', 'insufficient_storage'],
});

export const purgeEntry = operation({
  operationId: 'purgeEntry',
  method: 'DELETE',
  path: '/trash/{id}',
  tags: ['Trash'],
  summary: 'Delete an entry for good',
  description:
    'Deletes what is in the trash with everything in it, all versions, and what was deleted from it before. It cannot be restored. ' +
    'For owners of the space.',
  auth: any,
  scope: 'files:write',
  params: z.object({ id: EntryId }),
  responses: { 204: { description: 'The entry is gone.' } },
  errors: ['entry_not_found', 'insufficient_storage'],
});

export const restoreFromTrash = operation({
  operationId: 'restoreFromTrash',
  method: 'POST',
  path: '/trash/{id}/restore',
  tags: ['Trash'],
  summary: 'Restore an entry from the trash',
  description:
    'Puts an entry back where it was, or at the path in the body, and creates missing folders on the way. Its id is the one it had. ' +
    'Where the name is taken by now, it answers 409 `path_taken`: send another path. ' +
    'For editors of the space.',
  auth: any,
  scope: 'files:write',
  params: z.object({ id: EntryId }),
  body: {
    description: 'Where to put it. May be left out.',
    content: { 'application/json': RestoreRequest.optional() },
  },
  responses: {
    200: {
      description: 'The entry is back.',
      headers: z.object({ etag: RevisionEtag }),
      content: { 'application/json': Entry },
    },
  },
  errors: ['entry_not_found', 'invalid_path', 'path_taken', 'not_a_folder', 'quota_exceeded', 'insufficient_storage'],
});
