import { z } from 'zod';

import { SpaceId, UserId } from './ids.ts';
import { time } from './time.ts';

/** Everything that is recorded, by what it is about. */
export const auditActions = [
  'api_key.created',
  'api_key.revoked',
  'entry.copied',
  'entry.created',
  'entry.moved',
  'entry.purged',
  'entry.restored',
  'entry.trashed',
  'entry.updated',
  'member.removed',
  'member.set',
  'session.ended',
  'session.refused',
  'session.revoked',
  'session.started',
  'share.created',
  'share.downloaded',
  'share.received',
  'share.refused',
  'share.revoked',
  'share.unlocked',
  'share.updated',
  'space.created',
  'space.deleted',
  'space.purged',
  'space.quota_set',
  'space.renamed',
  'space.retention_set',
  'upload.begun',
  'upload.cancelled',
  'user.created',
  'user.deleted',
  'user.identity_linked',
  'user.invited',
  'user.password_changed',
  'user.password_chosen',
  'user.password_refused',
  'user.password_set',
  'user.recovery_code_used',
  'user.recovery_codes_replaced',
  'user.second_factor_begun',
  'user.second_factor_off',
  'user.second_factor_on',
  'user.signed_out',
  'user.updated',
] as const;
export type AuditAction = (typeof auditActions)[number];

const Value = z.union([
  z.string().max(4096),
  z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
  z.boolean(),
  z.null(),
  z.array(z.string().max(255)).max(100),
]);

export const AuditFact = z
  .object({
    name: z.string().max(64).meta({ description: 'What it is.', example: 'path' }),
    before: Value.optional().meta({ description: 'What it was. Absent: there was none.', example: 'shared/draft.md' }),
    after: Value.optional().meta({ description: 'What it became. Absent: there is none.', example: 'shared/final.md' }),
  })
  .meta({ id: 'AuditFact', description: 'One thing that an event says of its target. Never a secret.' });
export type AuditFact = z.output<typeof AuditFact>;

export const AuditEventId = z
  .string()
  .max(64)
  .regex(/^\d{1,15}-(?:instance|spc_[0-9a-z]{26})-\d{1,15}$/)
  .meta({
    description: 'Its place among the events.',
    example: '1768469400000-spc_01k5x3v9a1b2c3d4e5f6g7h8jk-17',
  });

export const AuditEvent = z
  .object({
    id: AuditEventId,
    at: time('When it happened.'),
    action: z.string().max(64).meta({ description: 'What happened.', example: 'entry.moved' }),
    actor: UserId.nullable().meta({
      description: 'Whose doing it was, or for whom a link acted; null: Sheaf’s own, or nobody’s who is known.',
      example: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab',
    }),
    via: z.enum(['session', 'apiKey', 'share', 'anonymous', 'system']).nullable().meta({
      description: 'What the caller proved to be; null: it happened before this was recorded.',
      example: 'session',
    }),
    credential: z.string().max(30).nullable().meta({
      description: 'The id of the session, the key or the share link that was used.',
      example: 'ses_01k5x3w1d2e3f4g5h6j7k8m9np',
    }),
    address: z.string().max(64).nullable().meta({
      description: 'The network address that it came from.',
      example: '192.0.2.17',
    }),
    userAgent: z.string().max(512).nullable().meta({
      description: 'What the program there said about itself.',
      example: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    }),
    requestId: z.string().max(128).meta({
      description: 'The `X-Request-Id` of the answer. Other events may have the same.',
      example: '01990d3c-6a52-7d3f-9a64-0d8a2a1c9be1',
    }),
    space: SpaceId.nullable().meta({
      description: 'The space it happened in; null: in none.',
      example: 'spc_01k5x3v9a1b2c3d4e5f6g7h8jk',
    }),
    target: z.string().max(64).nullable().meta({
      description: 'The id of what it happened to; null: of a user nobody knows.',
      example: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
    }),
    facts: z
      .array(AuditFact)
      .max(32)
      .meta({
        description: 'What was and what became of it.',
        example: [{ name: 'path', before: 'shared/draft.md', after: 'shared/final.md' }],
      }),
  })
  .meta({ id: 'AuditEvent', description: 'Who did what, from where, to what.' });
export type AuditEvent = z.output<typeof AuditEvent>;
