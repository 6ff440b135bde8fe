import { page } from '@sheaf/contract-kit';
import { z } from 'zod';

import { Entry } from './entry.ts';
import { UserId } from './ids.ts';
import { Path } from './path.ts';
import { time } from './time.ts';

export const TrashItem = z
  .object({
    entry: Entry,
    path: Path.meta({ description: 'Where it was.', example: 'shared/docs/readme.md' }),
    deletedAt: time('When it was deleted.'),
    deletedBy: UserId.meta({ description: 'Who deleted it.', example: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }),
  })
  .meta({ id: 'TrashItem', description: 'A deleted entry that can be restored, with everything in it.' });
export type TrashItem = z.output<typeof TrashItem>;

export const TrashPage = page(TrashItem).meta({ id: 'TrashPage', description: 'A page of the trash.' });
export type TrashPage = z.output<typeof TrashPage>;

export const RestoreRequest = z
  .strictObject({
    path: Path.optional().meta({
      description: 'Where to put it. Absent: where it was, missing folders made again.',
      example: 'shared/docs/readme (restored).md',
    }),
  })
  .meta({ id: 'RestoreRequest', description: 'Where to put a restored entry.' });
export type RestoreRequest = z.output<typeof RestoreRequest>;
