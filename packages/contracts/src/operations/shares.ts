import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { ShareId } from '../schemas/ids.ts';
import { CreatedShare, NewShare, Share, ShareListQuery, SharePage, SharePatch } from '../schemas/share.ts';

const params = z.object({ id: ShareId });
const scope = 'shares:write';

export const listShares = operation({
  operationId: 'listShares',
  method: 'GET',
  path: '/shares',
  tags: ['Share links'],
  summary: 'List share links',
  description:
    'Lists the links into the spaces that you own, whoever made them, the oldest first: into one space, or to one entry, if you like. Their secrets are not in it.',
  auth: any,
  scope,
  query: ShareListQuery,
  responses: { 200: { description: 'A page of links.', content: { 'application/json': SharePage } } },
  errors: ['space_not_found', 'entry_not_found'],
});

export const createShare = operation({
  operationId: 'createShare',
  method: 'POST',
  path: '/shares',
  tags: ['Share links'],
  summary: 'Make a share link',
  description:
    'Makes a link to a file or a folder. It follows the entry through renames and moves. Its secret is in this answer and never shown again. For owners of the space.',
  auth: any,
  scope,
  body: NewShare,
  idempotency: 'secret',
  responses: { 201: { description: 'The link with its secret.', content: { 'application/json': CreatedShare } } },
  errors: ['entry_not_found', 'not_a_folder', 'unavailable', 'insufficient_storage'],
});

export const updateShare = operation({
  operationId: 'updateShare',
  method: 'PATCH',
  path: '/shares/{id}',
  tags: ['Share links'],
  summary: 'Change a share link',
  description: 'Gives a link another password, end or number of downloads. For owners of the space.',
  auth: any,
  scope,
  params,
  body: SharePatch,
  responses: { 200: { description: 'The link as it is now.', content: { 'application/json': Share } } },
  errors: ['share_not_found', 'unavailable', 'insufficient_storage'],
});

export const revokeShare = operation({
  operationId: 'revokeShare',
  method: 'DELETE',
  path: '/shares/{id}',
  tags: ['Share links'],
  summary: 'Revoke a share link',
  description:
    'The link stops working at once, and downloads by it that are under way break off. For owners of the space.',
  auth: any,
  scope,
  params,
  responses: { 204: { description: 'The link is gone.' } },
  errors: ['share_not_found', 'insufficient_storage'],
});
