import { page, pageQuery, Problem } from '@sheaf/contract-kit';
import { z } from 'zod';

import { EntryId, SpaceId, UserId, VersionId } from './ids.ts';
import { FolderPath, Path } from './path.ts';
import { SpaceRole } from './space.ts';
import { time } from './time.ts';

const byteCount = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const EntryKind = z
  .enum(['file', 'folder'])
  .meta({ id: 'EntryKind', description: 'What an entry is.', example: 'file' });
export type EntryKind = z.output<typeof EntryKind>;

const entryShape = {
  id: EntryId,
  kind: EntryKind,
  path: Path,
  name: z.string().min(1).max(255).meta({ description: 'The last segment of the path.', example: 'readme.md' }),
  space: SpaceId,
  size: byteCount.nullable().meta({ description: 'How many bytes the file has; null on folders.', example: 11 }),
  contentType: z
    .string()
    .max(255)
    .nullable()
    .meta({ description: 'The media type of the file; null on folders.', example: 'text/markdown' }),
  sha256: z
    .string()
    .max(64)
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .meta({
      description: 'The SHA-256 of the bytes, in hex; null on folders.',
      example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    }),
  etag: z.string().max(130).nullable().meta({
    description: 'The strong ETag of the bytes, quotes included, as used under `/files`; null on folders.',
    example: '"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"',
  }),
  version: VersionId.nullable().meta({
    description: 'The current version of the file; null on folders.',
    example: 'ver_01k5x4a7p9b8c7d6e5f4g3h2j1',
  }),
  createdAt: time('When the entry was created.'),
  modifiedAt: time('When the entry was last changed.'),
  createdBy: UserId.meta({ description: 'Who created the entry.', example: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }),
};

export const Entry = z.object(entryShape).meta({ id: 'Entry', description: 'A file or a folder.' });
export type Entry = z.output<typeof Entry>;

export const EntrySort = z.enum(['name', 'size', 'modified', 'type']);

export const EntryListQuery = z.object({
  folder: FolderPath,
  sort: EntrySort.default('name').meta({ description: 'What to sort by. Folders come first.', example: 'name' }),
  order: z.enum(['asc', 'desc']).default('asc').meta({ description: 'Which way to sort.', example: 'asc' }),
  ...pageQuery(),
});
export type EntryListQuery = z.output<typeof EntryListQuery>;

export const EntryPage = z
  .object({
    ...page(Entry).shape,
    total: z
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .meta({ description: 'How many entries the folder has in all.', example: 1 }),
    folder: Entry.meta({ description: 'The folder itself.' }),
    role: SpaceRole.meta({ description: "The caller's role in this space.", example: 'editor' }),
  })
  .meta({ id: 'EntryPage', description: 'A page of the entries in a folder, and the folder itself.' });
export type EntryPage = z.output<typeof EntryPage>;

export const NewFolder = z
  .strictObject({ path: FolderPath })
  .meta({ id: 'NewFolder', description: 'A folder to create. Missing folders on the way are created too.' });
export type NewFolder = z.output<typeof NewFolder>;

export const EntryPatch = z
  .strictObject({
    path: Path.meta({ description: 'Where the entry shall be.', example: 'shared/docs/read me first.md' }),
  })
  .meta({ id: 'EntryPatch', description: 'The new path of an entry.' });
export type EntryPatch = z.output<typeof EntryPatch>;

export const NewCopy = z
  .strictObject({
    path: Path.meta({ description: 'Where the copy shall be.', example: 'shared/docs/readme (copy).md' }),
  })
  .meta({ id: 'NewCopy', description: 'Where to put a copy.' });
export type NewCopy = z.output<typeof NewCopy>;

export const OnConflict = z.enum(['version', 'rename', 'skip']);

export const UploadForm = z.strictObject({
  folder: FolderPath.meta({
    description: 'The folder to upload into; made if it is missing. It comes before the files.',
    example: 'shared/docs',
  }),
  onConflict: OnConflict.default('version').meta({
    description:
      'When a file has that name already: make a new version of it, keep both under different names, or skip.',
    example: 'version',
  }),
});
export type UploadForm = z.output<typeof UploadForm>;

export const UploadedFile = z
  .object({
    name: z.string().max(1024).meta({ description: 'The name as it was sent.', example: 'readme.md' }),
    size: byteCount.meta({ description: 'How many bytes were received.', example: 11 }),
    entry: Entry.optional().meta({ description: 'The file as it is now. For a skipped file, the one that was there.' }),
    problem: Problem.optional().meta({ description: 'Why there is no entry.' }),
  })
  .meta({ id: 'UploadedFile', description: 'What became of one file of an upload: an entry or a problem.' });
export type UploadedFile = z.output<typeof UploadedFile>;

export const UploadResult = z
  .object({
    items: z.array(UploadedFile).max(1000).meta({ description: 'The files, in the order they were sent.' }),
  })
  .meta({ id: 'UploadResult', description: 'What became of each file.' });
export type UploadResult = z.output<typeof UploadResult>;
