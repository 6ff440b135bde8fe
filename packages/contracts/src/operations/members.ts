import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { Member, MemberPage, Membership, UserRef } from '../schemas/member.ts';
import { SpaceRef } from '../schemas/space.ts';

const params = z.object({ space: SpaceRef, userId: UserRef });

export const listMembers = operation({
  operationId: 'listMembers',
  method: 'GET',
  path: '/spaces/{space}/members',
  tags: ['Members'],
  summary: 'List the members of a space',
  description: 'Lists who may do what in the space, by handle. For its owners.',
  auth: any,
  scope: 'spaces:read',
  params: z.object({ space: SpaceRef }),
  query: z.object(pageQuery()),
  responses: { 200: { description: 'A page of members.', content: { 'application/json': MemberPage } } },
  errors: ['space_not_found'],
});

export const putMember = operation({
  operationId: 'putMember',
  method: 'PUT',
  path: '/spaces/{space}/members/{userId}',
  tags: ['Members'],
  summary: 'Add a member, or change the role of one',
  description:
    'Says what a user may do in the space: `viewer`, `editor` or `owner`. There is always an owner, and a personal space stays its ' +
    'user’s. Whom you do not share a space with yet is found by their handle or their whole email address. For its owners.',
  auth: any,
  scope: 'spaces:write',
  params,
  body: Membership,
  responses: {
    200: { description: 'They were a member, and have this role now.', content: { 'application/json': Member } },
    201: { description: 'They are a member now.', content: { 'application/json': Member } },
  },
  errors: ['space_not_found', 'user_not_found', 'last_owner', 'personal_space', 'insufficient_storage'],
});

export const removeMember = operation({
  operationId: 'removeMember',
  method: 'DELETE',
  path: '/spaces/{space}/members/{userId}',
  tags: ['Members'],
  summary: 'Remove a member, or leave a space',
  description:
    'Takes the space away from a user; what they have made in it stays. There is always an owner, and a personal space stays its ' +
    'user’s. For its owners; every member may leave.',
  auth: any,
  scope: 'spaces:write',
  params,
  responses: { 204: { description: 'They are no member any more.' } },
  errors: ['space_not_found', 'member_not_found', 'last_owner', 'personal_space', 'insufficient_storage'],
});
