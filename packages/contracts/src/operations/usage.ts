import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { UsagePage } from '../schemas/usage.ts';

export const getUsage = operation({
  operationId: 'getUsage',
  method: 'GET',
  path: '/usage',
  tags: ['Spaces'],
  summary: 'Show how much spaces hold',
  description:
    'Lists the spaces that you are a member of, by name, with how many bytes are in them. An admin may ask for all spaces of the instance.',
  auth: any,
  scope: 'spaces:read',
  query: z.object({
    all: z.boolean().default(false).meta({ description: 'Every space of the instance. For admins.', example: false }),
    ...pageQuery(),
  }),
  responses: { 200: { description: 'A page of what spaces hold.', content: { 'application/json': UsagePage } } },
});
