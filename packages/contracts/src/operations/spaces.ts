import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { Location } from '../schemas/location.ts';
import { NewSpace, Space, SpacePage, SpacePatch, SpaceRef } from '../schemas/space.ts';

const params = z.object({ space: SpaceRef });

export const listSpaces = operation({
  operationId: 'listSpaces',
  method: 'GET',
  path: '/spaces',
  tags: ['Spaces'],
  summary: 'List your spaces',
  description: 'Lists the spaces that you are a member of, by name.',
  auth: any,
  scope: 'spaces:read',
  query: z.object(pageQuery()),
  responses: { 200: { description: 'A page of spaces.', content: { 'application/json': SpacePage } } },
});

export const createSpace = operation({
  operationId: 'createSpace',
  method: 'POST',
  path: '/spaces',
  tags: ['Spaces'],
  summary: 'Create a space',
  description: 'Creates an empty space that you own.',
  auth: any,
  scope: 'spaces:write',
  body: NewSpace,
  idempotency: 'replay',
  responses: { 201: { description: 'The new space.', headers: Location, content: { 'application/json': Space } } },
  errors: ['invalid_path', 'space_reserved', 'space_name_taken', 'insufficient_storage'],
});

export const getSpace = operation({
  operationId: 'getSpace',
  method: 'GET',
  path: '/spaces/{space}',
  tags: ['Spaces'],
  summary: 'Show a space',
  description: 'Shows one space. For its members.',
  auth: any,
  scope: 'spaces:read',
  params,
  responses: { 200: { description: 'The space.', content: { 'application/json': Space } } },
  errors: ['space_not_found'],
});

export const updateSpace = operation({
  operationId: 'updateSpace',
  method: 'PATCH',
  path: '/spaces/{space}',
  tags: ['Spaces'],
  summary: 'Change a space',
  description:
    'Renames the space, the first segment of every path in it; ids stay. Says how long it keeps what was deleted and what was replaced: ' +
    'what it keeps no longer is deleted for good within an hour or two. For its owners.',
  auth: any,
  scope: 'spaces:write',
  params,
  body: SpacePatch,
  responses: { 200: { description: 'The space as it is now.', content: { 'application/json': Space } } },
  errors: [
    'space_not_found',
    'invalid_path',
    'space_reserved',
    'space_name_taken',
    'personal_space',
    'insufficient_storage',
  ],
});

export const deleteSpace = operation({
  operationId: 'deleteSpace',
  method: 'DELETE',
  path: '/spaces/{space}',
  tags: ['Spaces'],
  summary: 'Delete a space',
  description:
    'Takes the space with everything in it away from all its members; its name is free again. What was in it is deleted for good ' +
    'after thirty days. For its owners.',
  auth: any,
  scope: 'spaces:write',
  params,
  responses: { 204: { description: 'The space is gone.' } },
  errors: ['space_not_found', 'personal_space', 'insufficient_storage'],
});
