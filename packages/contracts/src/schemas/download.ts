import { z } from 'zod';

import { BytesEtag } from './etag.ts';

const condition = z.string().max(1024);

export const Disposition = z.enum(['attachment', 'inline']).default('attachment').meta({
  description: 'Whether a browser saves the file or shows it. Types that could run scripts are always saved.',
  example: 'attachment',
});

/** Conditions and ranges of a download (RFC 9110, 13.1 and 14.2). Malformed ones are ignored, as the RFC says. */
export const DownloadRequestHeaders = z.object({
  range: condition.optional().meta({ description: 'The part of the bytes to answer.', example: 'bytes=0-4' }),
  'if-range': condition.optional().meta({
    description: 'Answer the range only if this is still the `etag`; else all bytes.',
    example: '"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"',
  }),
  'if-match': condition.optional().meta({
    description: 'Answer only if this is still the `etag`; else 412.',
    example: '"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"',
  }),
  'if-none-match': condition.optional().meta({
    description: 'Answer 304 if this is still the `etag`.',
    example: '"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"',
  }),
  'if-modified-since': condition.optional().meta({
    description: 'Answer 304 if the file has not changed since.',
    example: 'Thu, 15 Jan 2026 09:30:00 GMT',
  }),
});

export const DownloadHeaders = z.object({
  etag: BytesEtag,
  'content-type': z.string().max(255).meta({ description: 'The media type of the file.', example: 'text/markdown' }),
  'content-length': z.string().max(16).meta({ description: 'How many bytes follow.', example: '11' }),
  'content-disposition': z.string().max(4096).meta({
    description: 'Whether to save or show it, and its name (RFC 6266).',
    example: 'attachment; filename="readme.md"',
  }),
  'accept-ranges': z.literal('bytes').meta({ description: 'Ranges of bytes can be asked for.', example: 'bytes' }),
  'last-modified': z
    .string()
    .max(32)
    .meta({ description: 'When the file got its bytes.', example: 'Thu, 15 Jan 2026 09:30:00 GMT' }),
  'repr-digest': z.string().max(128).meta({
    description: 'The SHA-256 of all the bytes (RFC 9530).',
    example: 'sha-256=:uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=:',
  }),
});

export const ArchiveHeaders = z.object({
  'content-disposition': z.string().max(4096).meta({
    description: 'The name to save it under (RFC 6266).',
    example: 'attachment; filename="docs.zip"',
  }),
});

export const PartHeaders = z.object({
  ...DownloadHeaders.shape,
  'content-range': z
    .string()
    .max(64)
    .meta({ description: 'Which bytes these are, and how many there are.', example: 'bytes 0-4/11' }),
});
