import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { Entry, EntryListQuery, EntryPage, EntryPatch, NewCopy, NewFolder } from '../schemas/entry.ts';
import { IfMatch, IfNoneMatch, RevisionEtag } from '../schemas/etag.ts';
import { EntryId } from '../schemas/ids.ts';
import { Location } from '../schemas/location.ts';

const params = z.object({ id: EntryId });
const revision = z.object({ etag: RevisionEtag });
const cache = 'private, no-cache';

export const listEntries = operation({
  operationId: 'listEntries',
  method: 'GET',
  path: '/entries',
  tags: ['Entries'],
  summary: 'List a folder',
  description:
    'Lists the entries of a folder, folders first. The path of a space’s top folder is the name of the space. For members of the space.',
  auth: any,
  scope: 'files:read',
  query: EntryListQuery,
  responses: { 200: { description: 'A page of entries.', content: { 'application/json': EntryPage } } },
  errors: ['entry_not_found', 'invalid_path', 'not_a_folder'],
  cache,
});

export const createFolder = operation({
  operationId: 'createFolder',
  method: 'POST',
  path: '/entries',
  tags: ['Entries'],
  summary: 'Create a folder',
  description: 'Creates a folder, and missing folders on the way. For editors of the space.',
  auth: any,
  scope: 'files:write',
  body: NewFolder,
  idempotency: 'replay',
  responses: {
    201: {
      description: 'The new folder.',
      headers: z.object({ ...revision.shape, ...Location.shape }),
      content: { 'application/json': Entry },
    },
  },
  errors: ['entry_not_found', 'invalid_path', 'path_taken', 'not_a_folder', 'insufficient_storage'],
});

export const getEntry = operation({
  operationId: 'getEntry',
  method: 'GET',
  path: '/entries/{id}',
  tags: ['Entries'],
  summary: 'Show an entry',
  description: 'Shows a file or a folder. For members of its space.',
  auth: any,
  scope: 'files:read',
  params,
  headers: IfNoneMatch,
  responses: {
    200: { description: 'The entry.', headers: revision, content: { 'application/json': Entry } },
    304: { description: 'The entry has not changed.', headers: revision },
  },
  errors: ['entry_not_found'],
  cache,
});

export const updateEntry = operation({
  operationId: 'updateEntry',
  method: 'PATCH',
  path: '/entries/{id}',
  tags: ['Entries'],
  summary: 'Rename or move an entry',
  description:
    'Gives an entry a new path, in this space or another. The folder it goes into must exist. A folder takes everything in it along. ' +
    'For editors of both spaces.',
  auth: any,
  scope: 'files:write',
  params,
  headers: IfMatch,
  body: EntryPatch,
  responses: {
    200: { description: 'The entry at its new path.', headers: revision, content: { 'application/json': Entry } },
  },
  errors: [
    'entry_not_found',
    'invalid_path',
    'path_taken',
    'not_a_folder',
    'move_into_itself',
    'space_root',
    'precondition_failed',
    'quota_exceeded',
    'insufficient_storage',
  ],
});

export const deleteEntry = operation({
  operationId: 'deleteEntry',
  method: 'DELETE',
  path: '/entries/{id}',
  tags: ['Entries'],
  summary: 'Move an entry to the trash',
  description: 'Deletes a file, or a folder with everything in it. It can be restored. For editors of the space.',
  auth: any,
  scope: 'files:write',
  params,
  headers: IfMatch,
  responses: { 204: { description: 'The entry is in the trash.' } },
  errors: ['entry_not_found', 'space_root', 'precondition_failed', 'insufficient_storage'],
});

export const copyEntry = operation({
  operationId: 'copyEntry',
  method: 'POST',
  path: '/entries/{id}/copies',
  tags: ['Entries'],
  summary: 'Copy an entry',
  description:
    'Copies a file, or a folder with everything in it, to another path in this space or another. The whole copy appears at once. Earlier versions ' +
    'and what is in the trash stay behind. The folder it goes into must exist. For members of the one space and editors of the other.',
  auth: any,
  scope: 'files:write',
  params,
  body: NewCopy,
  idempotency: 'replay',
  responses: {
    201: {
      description: 'The copy.',
      headers: z.object({ ...revision.shape, ...Location.shape }),
      content: { 'application/json': Entry },
    },
  },
  errors: ['entry_not_found', 'invalid_path', 'path_taken', 'not_a_folder', 'quota_exceeded', 'insufficient_storage'],
});

export const openEntry = operation({
  operationId: 'openEntry',
  method: 'GET',
  path: '/entries/{id}/open',
  tags: ['Entries'],
  summary: 'Open an entry by its id',
  description:
    'A link that outlives renames and moves. Redirects to the bytes of a file, or to the page of a folder. It reads the same ' +
    'credentials as other operations; without any, it redirects to `/login?next=` so that people can sign in and go on.',
  auth: 'public',
  params,
  responses: { 307: { description: 'The entry is there, or the sign-in page.', headers: Location } },
  errors: ['forbidden', 'entry_not_found'],
});
