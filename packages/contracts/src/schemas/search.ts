import { page, pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { Entry, EntryKind } from './entry.ts';
import { FolderPath } from './path.ts';

export const SearchQuery = z.object({
  q: z.string().min(1).max(200).meta({ description: 'The words to look for; all must be there.', example: 'astro' }),
  ...pageQuery(10),
  under: FolderPath.optional().meta({ description: 'Only below this folder.', example: 'shared/docs' }),
  kind: EntryKind.optional().meta({ description: 'Only files, or only folders.', example: 'file' }),
  type: z
    .string()
    .min(1)
    .max(127)
    .regex(/^[\w.+-]+\/[\w.+-]*$/)
    .optional()
    .meta({ description: 'Only files of this media type; `image/` means every kind of image.', example: 'image/' }),
});
export type SearchQuery = z.output<typeof SearchQuery>;

export const HighlightPart = z
  .object({
    text: z.string().max(1000).meta({ description: 'A piece of the text.', example: 'astro' }),
    match: z.boolean().meta({ description: 'Whether this piece is what was looked for.', example: true }),
  })
  .meta({ id: 'HighlightPart', description: 'A piece of plain text.' });
export type HighlightPart = z.output<typeof HighlightPart>;

export const Highlight = z
  .object({
    field: z.enum(['name', 'text']).meta({ description: 'Where it was found.', example: 'name' }),
    parts: z
      .array(HighlightPart)
      .max(100)
      .meta({ description: 'The text around it. Joined, the parts read as it stands.' }),
  })
  .meta({
    id: 'Highlight',
    description: 'Where a search found something, as plain text in pieces: nobody parses markup.',
  });
export type Highlight = z.output<typeof Highlight>;

export const SearchHit = z
  .object({
    entry: Entry,
    highlights: z.array(Highlight).max(10).meta({ description: 'What was found, the name first.' }),
  })
  .meta({ id: 'SearchHit', description: 'A found entry.' });
export type SearchHit = z.output<typeof SearchHit>;

export const SearchPage = page(SearchHit).meta({
  id: 'SearchPage',
  description: 'A page of found entries, the best first.',
});
export type SearchPage = z.output<typeof SearchPage>;
