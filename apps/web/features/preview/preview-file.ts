import { api } from '@/lib/api/client.ts';
import type { Entry } from '@/lib/api/types.ts';
import { thumbnailUrl } from '@/features/files/thumbnail.tsx';

import { resolveReference } from './markdown-links.ts';

/** A file to look at, wherever its bytes come from: the workspace, or a share link. */
export interface PreviewFile {
  readonly kind: 'file';
  readonly id: string;
  /** Names its bytes: others are another version. */
  readonly version: string;
  readonly name: string;
  readonly contentType: string | null;
  readonly size: number;
  readonly url: (disposition: 'attachment' | 'inline') => string;
  /** Where it is to be had small; null for what is no image, and where nobody makes it small. */
  readonly thumbnail: () => string | null;
  /** Whether it may be fetched before anybody looks at it. */
  readonly mayLoadAhead: boolean;
  /** Its first bytes, so many at most. */
  readonly read: (most: number, signal: AbortSignal) => Promise<ArrayBuffer>;
  /** Where a file is that its text refers to relatively; null where that leads elsewhere. */
  readonly urlBeside: (reference: string) => string | null;
}

export function previewFileOf(entry: Entry): PreviewFile {
  const { id, name, contentType, path } = entry;
  return {
    kind: 'file',
    id,
    version: entry.version ?? id,
    name,
    contentType,
    size: entry.size ?? 0,
    url: (disposition) => api.fileUrl(path, { disposition }),
    thumbnail: () => thumbnailUrl(entry, 'large'),
    mayLoadAhead: true,
    async read(most, signal) {
      const range = (entry.size ?? 0) > most ? { range: { start: 0, end: most - 1 } } : {};
      return (await api.download(path, { signal, ...range })).arrayBuffer();
    },
    urlBeside(reference) {
      const found = resolveReference(path, reference);
      // The first segment is a space, which is no file.
      return found?.includes('/') ? api.fileUrl(found, { disposition: 'inline' }) : null;
    },
  };
}
