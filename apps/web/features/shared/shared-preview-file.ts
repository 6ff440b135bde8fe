import { resolveReference } from '@/features/preview/markdown-links.ts';
import type { PreviewFile } from '@/features/preview/preview-file.ts';
import { previewKind } from '@/features/preview/preview-kind.ts';
import { api } from '@/lib/api/client.ts';
import type { Shared, SharedEntry } from '@/lib/api/types.ts';

import { sharedFileUrl } from './shared-urls.ts';

/** Larger ones would be fetched whole before anything is seen of them. */
const mostShown = 50_000_000;

/** Whether a look at it comes cheap: where downloads are counted, each look would be one. */
export function canShow({ downloadsLeft }: Shared, entry: SharedEntry): boolean {
  if (entry.kind !== 'file' || downloadsLeft !== null) return false;
  const kind = previewKind(entry);
  return (kind === 'image' || kind === 'pdf') && (entry.size ?? 0) > mostShown ? false : kind !== 'none';
}

/** A file of a link, to be looked at. */
export function sharedPreviewFile(token: string, entry: SharedEntry): PreviewFile {
  const { name, path, contentType } = entry;
  const size = entry.size ?? 0;
  return {
    kind: 'file',
    id: path,
    version: entry.etag ?? path,
    name,
    contentType,
    size,
    url: (disposition) => sharedFileUrl(token, path, disposition),
    thumbnail: () => null,
    // Each is a download that the owner finds in the record: only what was looked at shall be.
    mayLoadAhead: false,
    async read(most, signal) {
      const header = size > most ? { Range: `bytes=0-${most - 1}` } : {};
      const params = { path: { token, path }, header };
      const { data } = await api.GET('/shared/{token}/files/{path}', { params, parseAs: 'arrayBuffer', signal });
      return data;
    },
    urlBeside(reference) {
      const found = resolveReference(path, reference);
      return found === null ? null : sharedFileUrl(token, found, 'inline');
    },
  };
}
