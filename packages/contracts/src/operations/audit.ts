import { lines } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { AuditEvent, AuditEventId, auditActions } from '../schemas/audit.ts';
import { SpaceRef } from '../schemas/space.ts';
import { time } from '../schemas/time.ts';

export const exportAudit = operation({
  operationId: 'exportAudit',
  method: 'GET',
  path: '/audit',
  tags: ['Audit'],
  summary: 'Export the audit log',
  description:
    'Answers what happened up to now, one event a line. Each was recorded together with what it tells of, so neither is ever there without the other. ' +
    'Events are in order of the time at which they began: one that took long may show up before others that were there already. ' +
    'Whoever collects them over and over asks from a minute before the last one, and knows by their `id` those that came twice. For admins.',
  auth: any,
  scope: 'audit:read',
  query: z.object({
    from: time('Only what happened at this moment or later.').optional(),
    to: time('Only what happened before this moment.', '2026-02-15T09:30:00.000Z').optional(),
    actor: z
      .string()
      .max(30)
      .regex(/^(?:usr|ses|key|shr)_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
      .optional()
      .meta({
        description: 'Only what this user did, or somebody with this session, key or share link.',
        example: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab',
      }),
    action: z
      .array(z.enum(auditActions))
      .min(1)
      .max(auditActions.length)
      .optional()
      .meta({ description: 'Only these actions, one parameter each.', example: ['entry.moved'] }),
    space: SpaceRef.optional().meta({
      description: 'Only what happened in this space: its name, or its id even when it is deleted.',
      example: 'shared',
    }),
    target: z
      .string()
      .max(30)
      .regex(/^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
      .optional()
      .meta({ description: 'Only what happened to this.', example: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz' }),
    order: z
      .enum(['asc', 'desc'])
      .default('asc')
      .meta({ description: 'The oldest or the latest first.', example: 'desc' }),
    after: AuditEventId.optional().meta({
      description: 'Only what comes after the event with this `id`: to go on with an export that broke off.',
      example: '1768469400000-spc_01k5x3v9a1b2c3d4e5f6g7h8jk-17',
    }),
    limit: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .meta({ description: 'How many events at most. Absent: all of them.', example: 50 }),
  }),
  responses: {
    200: { description: 'The events.', content: { 'application/x-ndjson': lines(AuditEvent) } },
  },
  errors: ['space_not_found'],
});
