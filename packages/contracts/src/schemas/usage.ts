import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { SpaceId } from './ids.ts';
import { SpaceName } from './space.ts';

export const QuotaBytes = quota(
  'How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.',
);

export const QuotaChange = z
  .strictObject({ quotaBytes: QuotaBytes })
  .meta({ id: 'QuotaChange', description: 'How much a space may hold.' });
export type QuotaChange = z.output<typeof QuotaChange>;

function quota(description: string) {
  return z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().meta({ description, example: 10_737_418_240 });
}

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
    quotaBytes: quota('How many bytes it may hold; null: as many as there is room for.'),
  })
  .meta({
    id: 'SpaceUsage',
    description:
      'What a space holds, counted to the byte. A copy and a restored version count in full, though they share their bytes on the disk.',
  });
export type SpaceUsage = z.output<typeof SpaceUsage>;

export const UserUsage = z
  .object({
    bytes: count('How many bytes the versions have that you made, wherever they lie but in deleted spaces.', 2048),
    quotaBytes: quota('How many they may have; null: as many as there is room for.'),
  })
  .meta({
    id: 'UserUsage',
    description:
      'What you store. A version counts for whoever uploaded, copied or restored it, until it is deleted for good.',
  });
export type UserUsage = z.output<typeof UserUsage>;

export const UsagePage = page(SpaceUsage)
  .extend({ user: UserUsage })
  .meta({ id: 'UsagePage', description: 'What you store, and a page of what spaces hold.' });
export type UsagePage = z.output<typeof UsagePage>;
