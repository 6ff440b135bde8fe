import { z } from 'zod';

import { UploadConditions } from './etag.ts';
import { EntryId } from './ids.ts';
import { Location } from './location.ts';

const byteCount = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const version = z.string().max(16).meta({ description: 'The version of tus: `1.0.0`.', example: '1.0.0' });
const length = byteCount.meta({ description: 'How many bytes the file has.', example: 11 });
const offset = byteCount.meta({ description: 'How many bytes have come and are safe.', example: 5 });
const expires = z.string().max(64).meta({
  description: 'When the upload is given up unless more bytes come. None once the file is there.',
  example: 'Thu, 22 Jan 2026 09:30:00 GMT',
});
const metadata = z
  .string()
  .max(8192)
  .meta({
    description:
      'Pairs of a key and a value in base64, with commas between them. `path`: where the file shall be. `onConflict`: `version` ' +
      '(the default) makes a new version of a file that is there, `rename` keeps both under different names. Other keys are kept and ignored.',
    example: 'path c2hhcmVkL2RvY3MvcmVhZG1lLm1k,onConflict cmVuYW1l',
  });
const entry = EntryId.meta({
  description: 'The file that the upload has become. There once all bytes have come, and not before.',
  example: 'ent_01k5x4a7p8q9r0s1t2v3w4x5yz',
});

/** Every request of tus says its version. */
export const TusRequest = z.object({ 'tus-resumable': version });

export const NewUpload = z.object({
  ...TusRequest.shape,
  'upload-length': length,
  'upload-metadata': metadata,
  ...UploadConditions.shape,
});

export const UploadPart = z.object({
  ...TusRequest.shape,
  prefer: z.string().max(255).optional().meta({
    description:
      '`return=representation`: answer the last bytes with 200 and the file (RFC 7240), where tus alone has a 204.',
    example: 'return=representation',
  }),
  'upload-offset': byteCount.meta({
    description: 'Where the bytes go: it must be what `getUpload` tells.',
    example: 5,
  }),
  'upload-checksum': z
    .string()
    .max(64)
    .regex(/^(?:sha1|sha256) [A-Za-z0-9+/]{27,43}=$/)
    .optional()
    .meta({
      description:
        'The digest of this body: the algorithm, a space and the digest in base64. When it differs, none of the body counts.',
      example: 'sha256 uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=',
    }),
});

const progress = { 'tus-resumable': version, 'upload-offset': offset, 'upload-expires': expires.optional() };

export const CreatedUpload = z.object({
  ...progress,
  location: Location.shape.location.meta({
    description: 'Where to send the bytes.',
    example: '/api/uploads/upl_01k5x6d1e2f3g4h5j6k7m8n9pq',
  }),
  'upload-entry': entry.optional(),
});

export const UploadState = z.object({
  ...progress,
  'upload-length': length,
  'upload-metadata': metadata,
  'upload-entry': entry.optional(),
});

export const UploadProgress = z.object({ ...progress, 'upload-entry': entry.optional() });

export const TusVersion = z.object({ 'tus-resumable': version });
