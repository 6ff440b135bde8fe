import { page, pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { EntryKind, EntryListQuery } from './entry.ts';
import { EntryId, ShareId, SpaceId, UserId } from './ids.ts';
import { Path } from './path.ts';
import { time } from './time.ts';
import { PersonName } from './user.ts';

/** `{token}` in a URL. */
export const ShareToken = z
  .string()
  .min(43)
  .max(43)
  .regex(/^[\w-]{43}$/)
  .meta({
    description: 'The secret in the address of a link.',
    example: 'Zt7w1Qb5xN0hU8kR3mY6vC2pL9sF4dJgA1eO5iT7uXc',
  });

export const ShareAccess = z.enum(['read', 'upload']).meta({
  id: 'ShareAccess',
  description:
    'What a link is for: looking and downloading, or uploading into a folder whose content it does not show.',
  example: 'read',
});
export type ShareAccess = z.output<typeof ShareAccess>;

const count = z.int().max(1_000_000);
const MaxDownloads = count.min(1);
const Expiry = time('When the link stops working; null: never.', '2199-01-15T09:30:00.000Z');
const hasPassword = z.boolean().meta({ description: 'Whether it takes a password.', example: true });

export const Share = z
  .object({
    id: ShareId,
    entry: EntryId,
    kind: EntryKind,
    path: Path.meta({ description: 'Where it is that the link leads to.', example: 'shared/docs/readme.md' }),
    space: SpaceId,
    access: ShareAccess,
    hasPassword,
    expiresAt: Expiry.nullable(),
    maxDownloads: MaxDownloads.nullable().meta({
      description: 'How many downloads it allows; null: any number.',
      example: 10,
    }),
    downloads: z.int().min(0).max(Number.MAX_SAFE_INTEGER).meta({ description: 'How many there were.', example: 3 }),
    active: z.boolean().meta({
      description:
        'Whether it works now: its time is not over, its downloads are not used up, what it leads to is not in the trash, and who made it ' +
        'still owns the space.',
      example: true,
    }),
    createdAt: time('When the link was made.'),
    createdBy: UserId.meta({ description: 'Who made the link.', example: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }),
  })
  .meta({ id: 'Share', description: 'A link to a file or a folder, for people without an account.' });
export type Share = z.output<typeof Share>;

export const SharePage = page(Share).meta({ id: 'SharePage', description: 'A page of share links.' });
export type SharePage = z.output<typeof SharePage>;

export const ShareListQuery = z.object({
  space: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({ description: 'Only links into this space, by its name or id.', example: 'shared' }),
  entry: EntryId.optional().meta({
    description: 'Only links to this entry.',
    example: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
  }),
  ...pageQuery(),
});

const password = z.string().min(8).max(256);
const secret = { format: 'password', example: 'correct horse battery' };

export const NewShare = z
  .strictObject({
    entry: EntryId.meta({
      description: 'The file or folder that the link shall lead to.',
      example: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
    }),
    access: ShareAccess.default('read').meta({ description: 'What the link is for.', example: 'read' }),
    password: password.optional().meta({ ...secret, description: 'What people must know beside the link.' }),
    expiresAt: Expiry.optional().meta({
      description: 'When the link shall stop working. Absent: never.',
      example: '2199-01-15T09:30:00.000Z',
    }),
    maxDownloads: MaxDownloads.optional().meta({
      description: 'How many downloads it shall allow. Absent: any number.',
      example: 10,
    }),
  })
  .meta({ id: 'NewShare', description: 'A share link to make.' });
export type NewShare = z.output<typeof NewShare>;

export const SharePatch = z
  .strictObject({
    password: password
      .nullable()
      .optional()
      .meta({
        ...secret,
        description: 'Another password; null: none. Whoever has unlocked the link must do so again.',
      }),
    expiresAt: Expiry.nullable().optional().meta({
      description: 'When the link shall stop working; null: never.',
      example: '2199-01-15T09:30:00.000Z',
    }),
    maxDownloads: MaxDownloads.nullable().optional().meta({
      description: 'How many downloads it shall allow in all, with those that were; null: any number.',
      example: 20,
    }),
  })
  .meta({ id: 'SharePatch', description: 'What shall be different about a link. What is absent stays.' });
export type SharePatch = z.output<typeof SharePatch>;

export const CreatedShare = z
  .object({
    ...Share.shape,
    token: ShareToken.meta({
      description: 'The secret. It is shown this once and kept nowhere: to hand out another, make a new link.',
    }),
    url: z
      .string()
      .max(512)
      .regex(/^https?:\/\/[^\s]+$/)
      .meta({
        description: 'The page to hand out.',
        example: 'https://files.example.com/s/Zt7w1Qb5xN0hU8kR3mY6vC2pL9sF4dJgA1eO5iT7uXc',
      }),
  })
  .meta({ id: 'CreatedShare', description: 'A new share link with its secret.' });
export type CreatedShare = z.output<typeof CreatedShare>;

export const ShareLink = z
  .object({ access: ShareAccess, hasPassword, expiresAt: Expiry.nullable() })
  .meta({ id: 'ShareLink', description: 'What a link tells before it is unlocked.' });
export type ShareLink = z.output<typeof ShareLink>;

export const ShareUnlocking = z
  .strictObject({
    password: z
      .string()
      .min(1)
      .max(256)
      .meta({ ...secret, description: 'The password of the link.' }),
  })
  .meta({ id: 'ShareUnlocking', description: 'What opens a link that has a password.' });
export type ShareUnlocking = z.output<typeof ShareUnlocking>;

export const SharedPath = Path.meta({
  description:
    'A path below the shared folder, without its own name; of a shared file, its name. The rules for names are those of every path.',
  example: 'docs/readme.md',
});

export const SharedEntry = z
  .object({
    kind: EntryKind,
    name: z.string().min(1).max(255).meta({ description: 'Its name.', example: 'readme.md' }),
    path: z.string().max(1024).meta({
      description: 'Where it is below the shared folder; empty for the folder itself. Of a shared file, its name.',
      example: 'docs/readme.md',
    }),
    size: z
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .nullable()
      .meta({ description: 'How many bytes the file has; null on folders.', example: 11 }),
    contentType: z
      .string()
      .max(255)
      .nullable()
      .meta({ description: 'The media type of the file; null on folders.', example: 'text/markdown' }),
    etag: z.string().max(130).nullable().meta({
      description: 'The strong ETag of the bytes, quotes included; null on folders.',
      example: '"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"',
    }),
    modifiedAt: time('When it was last changed.'),
  })
  .meta({ id: 'SharedEntry', description: 'A file or a folder as somebody with a link sees it.' });
export type SharedEntry = z.output<typeof SharedEntry>;

export const Shared = z
  .object({
    entry: SharedEntry,
    access: ShareAccess,
    sharedBy: PersonName.meta({ description: 'Who made the link.', example: 'Ada Lovelace' }),
    expiresAt: Expiry.nullable(),
    downloadsLeft: count
      .min(0)
      .nullable()
      .meta({ description: 'How many downloads are left; null: any number.', example: 7 }),
  })
  .meta({ id: 'Shared', description: 'What a link leads to.' });
export type Shared = z.output<typeof Shared>;

const { folder: _folder, ...listing } = EntryListQuery.shape;
export const SharedListQuery = z.object({
  folder: SharedPath.optional().meta({
    description: 'A path below the shared folder. Absent: the shared folder itself.',
    example: 'docs',
  }),
  ...listing,
});

export const SharedPage = z
  .object({
    ...page(SharedEntry).shape,
    total: z
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .meta({ description: 'How many entries the folder has in all.', example: 1 }),
    folder: SharedEntry.meta({ description: 'The folder itself.' }),
  })
  .meta({ id: 'SharedPage', description: 'A page of what lies in a shared folder.' });
export type SharedPage = z.output<typeof SharedPage>;

/** The cookie of an unlocked link. */
export const ShareCookie = z.object({
  'set-cookie': z.string().max(1024).meta({
    description: 'The cookie that opens this link and no other: HttpOnly, SameSite=Lax, for the path of the link.',
    example:
      'sheaf_share=1768468200000.bXlzZWNyZXQ; Path=/api/shared/Zt7w1Qb5xN0hU8kR3mY6vC2pL9sF4dJgA1eO5iT7uXc; HttpOnly; SameSite=Lax',
  }),
});
/** The cookie by which the parts of a download count once. */
export const ReceiptCookie = z.object({
  'set-cookie': z.string().max(8192).optional().meta({
    description: 'The cookie by which other ranges of this version of the file count as the same download for a day.',
    example:
      'sheaf_download=1768468200000.bXlzZWNyZXQ; Path=/api/shared/Zt7w1Qb5xN0hU8kR3mY6vC2pL9sF4dJgA1eO5iT7uXc/files/readme.md; HttpOnly; SameSite=Lax',
  }),
});
