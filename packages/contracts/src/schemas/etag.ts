import { z } from 'zod';

const condition = z.string().max(1024);

/** Change it only if it is still what the caller saw (RFC 9110, 13.1.1). */
export const IfMatch = z.object({
  'if-match': condition.optional().meta({
    description: 'Go on only if this is still the current ETag; else 412.',
    example: '"r7"',
  }),
});

/** The two conditions that protect an upload (RFC 9110, 13.1.1 and 13.1.2). */
export const UploadConditions = z.object({
  'if-match': condition.optional().meta({
    description: 'Replace the file only if this is still its `etag`; else 412. `*`: only if it is there.',
    example: '"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"',
  }),
  'if-none-match': condition.optional().meta({
    description: '`*`: write only if there is no such file yet; else 412.',
    example: '*',
  }),
});

/** Asks for an answer only if it changed (RFC 9110, 13.1.2). */
export const IfNoneMatch = z.object({
  'if-none-match': condition.optional().meta({
    description: 'Answer 304 if this is still the current ETag.',
    example: '"r7"',
  }),
});

export const RevisionEtag = z
  .string()
  .max(64)
  .meta({ description: 'The revision of the entry. A rename, a move and new bytes change it.', example: '"r7"' });

export const BytesEtag = z.string().max(130).meta({
  description: "The file's `etag`. New bytes change it; a rename does not.",
  example: '"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"',
});

/** The same as `IfMatch`, for the bytes of a file. */
export const IfMatchBytes = z.object({ 'if-match': UploadConditions.shape['if-match'] });
