import { Bytes } from '@sheaf/contract-kit';
import { z } from 'zod';

import { any, operation } from '../contract.ts';
import { ArchiveHeaders } from '../schemas/download.ts';
import { EntryId } from '../schemas/ids.ts';
import { Path } from '../schemas/path.ts';

export const downloadArchive = operation({
  operationId: 'downloadArchive',
  method: 'GET',
  path: '/archives/{path...}',
  tags: ['Files'],
  summary: 'Download a folder as a zip archive',
  description:
    'Answers a file, a folder or a whole space as a zip archive, made while it is sent. It holds what is there when the answer ' +
    'begins, whatever is changed or deleted meanwhile, without earlier versions and the trash. An answer that breaks off is no ' +
    'whole archive. For members of the space.',
  auth: any,
  scope: 'files:read',
  params: z.object({ path: Path }),
  query: z.object({
    entries: z
      .array(EntryId)
      .min(1)
      .max(300)
      .optional()
      .meta({
        description: 'Which entries of the folder, one parameter each. Unset: all of it, under its name.',
        example: ['ent_01k5x4a7p8q9r0s1t2v3w4x5yz'],
      }),
  }),
  responses: {
    200: { description: 'The archive.', headers: ArchiveHeaders, content: { 'application/zip': Bytes } },
  },
  errors: ['entry_not_found', 'invalid_path', 'not_a_folder', 'archive_too_large', 'unavailable'],
});
