import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { EntryId, SpaceId } from './ids.ts';
import { time } from './time.ts';

export const SpaceName = z.string().min(1).max(255).meta({
  description:
    'Unique in this instance, whatever the case. The rules for names in a path hold, and ~ starts no name but a personal space’s.',
  example: 'shared',
});

/** `{space}` in a URL. */
export const SpaceRef = SpaceName.meta({ description: 'The name or the id of a space.', example: 'shared' });

export const SpaceRole = z.enum(['viewer', 'editor', 'owner']).meta({
  id: 'SpaceRole',
  description: 'Viewers read, editors change entries too, owners manage the space too.',
  example: 'owner',
});
export type SpaceRole = z.output<typeof SpaceRole>;

const retention = {
  trashDays: z.int().min(1).max(36_500).nullable().meta({
    description: 'After how many days what is in the trash is deleted for good; null: never.',
    example: 30,
  }),
  keepVersions: z.int().min(1).max(1_000_000).nullable().meta({
    description: 'How many versions of a file are kept, the current one included; null: not decided by number.',
    example: 100,
  }),
  keepVersionDays: z
    .int()
    .min(1)
    .max(36_500)
    .nullable()
    .meta({
      description:
        'How many days a version is kept after it was replaced; null: not decided by age. Where `keepVersions` is set, too, a version goes when ' +
        'neither keeps it; where both are null, all are kept.',
      example: 90,
    }),
};

export const Space = z
  .object({
    id: SpaceId,
    name: SpaceName.meta({ description: 'The first segment of every path in it.', example: 'shared' }),
    role: SpaceRole,
    personal: z
      .boolean()
      .meta({ description: "Whether it is a user's own space, named after the handle.", example: false }),
    root: EntryId.meta({ description: 'The id of its top folder.', example: 'ent_01k5x3v9a1c2d3e4f5g6h7j8km' }),
    ...retention,
    createdAt: time('When the space was created.'),
    modifiedAt: time('When the space was last renamed.'),
  })
  .meta({
    id: 'Space',
    description: 'A top-level folder with members, as the caller sees it: `role` is the caller’s own.',
  });
export type Space = z.output<typeof Space>;

export const SpacePage = page(Space).meta({ id: 'SpacePage', description: 'A page of spaces.' });
export type SpacePage = z.output<typeof SpacePage>;

export const NewSpace = z
  .strictObject({ name: SpaceName })
  .meta({ id: 'NewSpace', description: 'A space to create.', example: { name: 'research' } });
export type NewSpace = z.output<typeof NewSpace>;

export const SpacePatch = z
  .strictObject({
    name: SpaceName.optional(),
    trashDays: retention.trashDays.optional(),
    keepVersions: retention.keepVersions.optional(),
    keepVersionDays: retention.keepVersionDays.optional(),
  })
  .meta({ id: 'SpacePatch', description: 'What to change about a space.', example: { name: 'research 2026' } });
export type SpacePatch = z.output<typeof SpacePatch>;
