import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { BytesEtag } from './etag.ts';
import { UserId, VersionId } from './ids.ts';
import { time } from './time.ts';

export const Version = z
  .object({
    id: VersionId,
    current: z.boolean().meta({ description: 'Whether these are the bytes that the file has now.', example: true }),
    size: z
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .meta({ description: 'How many bytes the version has.', example: 11 }),
    contentType: z.string().max(255).meta({ description: 'The media type of the bytes.', example: 'text/markdown' }),
    sha256: z
      .string()
      .max(64)
      .regex(/^[0-9a-f]{64}$/)
      .meta({
        description: 'The SHA-256 of the bytes, in hex.',
        example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
      }),
    etag: BytesEtag.meta({
      description: 'The strong ETag of the bytes, quotes included.',
      example: '"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"',
    }),
    createdAt: time('When the file got these bytes.'),
    createdBy: UserId.meta({ description: 'Who gave it these bytes.', example: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }),
  })
  .meta({ id: 'Version', description: 'The bytes that a file has or had.' });
export type Version = z.output<typeof Version>;

export const VersionPage = page(Version).meta({ id: 'VersionPage', description: 'A page of the versions of a file.' });
export type VersionPage = z.output<typeof VersionPage>;
