import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { SpaceRef } from '../schemas/space.ts';
import { QuotaChange, SpaceUsage, UsagePage } from '../schemas/usage.ts';

export const getUsage = operation({
  operationId: 'getUsage',
  method: 'GET',
  path: '/usage',
  tags: ['Spaces'],
  summary: 'Show how much spaces hold',
  description:
    'Tells how many bytes you store, and lists the spaces that you are a member of, by name, with how many are in them. An admin may ask for all spaces of the instance.',
  auth: any,
  scope: 'spaces:read',
  query: z.object({
    all: z.boolean().default(false).meta({ description: 'Every space of the instance. For admins.', example: false }),
    ...pageQuery(),
  }),
  responses: { 200: { description: 'A page of what spaces hold.', content: { 'application/json': UsagePage } } },
});

export const setSpaceQuota = operation({
  operationId: 'setSpaceQuota',
  method: 'PUT',
  path: '/spaces/{space}/quota',
  tags: ['Spaces'],
  summary: 'Limit a space',
  description:
    'Says how many bytes the space may hold. What is there stays, also when it is more: then nothing can be added. For admins, who need not be members.',
  auth: any,
  scope: 'spaces:write',
  params: z.object({ space: SpaceRef }),
  body: QuotaChange,
  responses: {
    200: { description: 'What the space holds and may hold.', content: { 'application/json': SpaceUsage } },
  },
  errors: ['space_not_found', 'insufficient_storage'],
});
