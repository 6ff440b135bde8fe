import { Bytes } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { BytesEtag, IfNoneMatch } from '../schemas/etag.ts';
import { EntryId } from '../schemas/ids.ts';

const etag = z.object({ etag: BytesEtag });

export const getThumbnail = operation({
  operationId: 'getThumbnail',
  method: 'GET',
  path: '/entries/{id}/thumbnail',
  tags: ['Files'],
  summary: 'Show an image small',
  description:
    'Answers a small picture of an AVIF, GIF, JPEG, PNG or WebP image: upright, the first frame of an animation, without what the image ' +
    'says of camera and place. Other files have none, and neither have images that cannot be read, are longer than 64 MiB or have more ' +
    'than 64 million pixels: `thumbnail_not_found`. For members of the space.',
  auth: any,
  scope: 'files:read',
  params: z.object({ id: EntryId }),
  query: z.object({
    size: z.enum(['small', 'medium', 'large']).default('medium').meta({
      description: 'How long its longer side is at most: 96, 320 or 1,280 pixels. A smaller image is not enlarged.',
      example: 'medium',
    }),
  }),
  headers: IfNoneMatch,
  responses: {
    200: { description: 'The picture.', headers: etag, content: { 'image/webp': Bytes } },
    304: { description: 'The picture has not changed.', headers: etag },
  },
  errors: ['entry_not_found', 'thumbnail_not_found', 'not_a_file', 'unavailable'],
  cache: 'private, no-cache',
});
