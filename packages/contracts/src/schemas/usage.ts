import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { SpaceId } from './ids.ts';
import { SpaceName } from './space.ts';

function count(description: string, example: number) {
  return z.int().min(0).max(Number.MAX_SAFE_INTEGER).meta({ description, example });
}

export const SpaceUsage = z
  .object({
    space: SpaceId,
    name: SpaceName.meta({ description: 'The name of the space.', example: 'shared' }),
    files: count('How many files it has, those in the trash apart.', 3),
    bytes: count('How many bytes its files have, with earlier versions and the trash.', 4096),
    currentBytes: count('How many of them are in files as they are now.', 2048),
    earlierBytes: count('How many of them are in earlier versions of these files.', 1024),
    trashBytes: count('How many of them are in the trash, with all versions.', 1024),
  })
  .meta({
    id: 'SpaceUsage',
    description:
      'What a space holds, counted to the byte. A copy and a restored version count in full, though they share their bytes on the disk.',
  });
export type SpaceUsage = z.output<typeof SpaceUsage>;

export const UsagePage = page(SpaceUsage).meta({ id: 'UsagePage', description: 'A page of what spaces hold.' });
export type UsagePage = z.output<typeof UsagePage>;
