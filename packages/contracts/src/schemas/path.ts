import { z } from 'zod';

export const Path = z
  .string()
  .min(1)
  .max(1024)
  .meta({
    id: 'Path',
    description:
      'Where an entry is: the name of its space, its folders and its own name, with slashes between them. Names are ' +
      'normalised to NFC, and no two names in a folder differ in case alone. Refused as `invalid_path`: empty, `.` and `..` ' +
      'segments, backslashes, control characters, names over 255 bytes, paths over 1,024 bytes, names that Windows reserves, ' +
      'and names that end in a dot or a space.',
    example: 'shared/docs/readme.md',
  });
export type Path = z.output<typeof Path>;

export const FolderPath = Path.meta({
  description: 'The path of a folder. The name of a space alone is its top folder.',
  example: 'shared/docs',
});
