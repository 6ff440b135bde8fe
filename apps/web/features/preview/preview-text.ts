import { queryOptions } from '@tanstack/react-query';

import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { Entry } from '@/lib/api/types.ts';

import { looksBinary, textLimit } from './preview-kind.ts';

export interface TextPreview {
  readonly text: string;
  readonly binary: boolean;
  /** There is more of it than is shown. */
  readonly cut: boolean;
}

/** The beginning of a text file, kept by version: new bytes are another query. */
export function textQuery(entry: Entry) {
  return queryOptions({
    queryKey: keys.text(entry.version ?? entry.id),
    queryFn: ({ signal }) => readText(entry, signal),
    staleTime: Infinity,
    gcTime: 60_000,
  });
}

async function readText(entry: Entry, signal: AbortSignal): Promise<TextPreview> {
  const size = entry.size ?? 0;
  if (size === 0) return { text: '', binary: false, cut: false };
  const cut = size > textLimit;
  const response = await api.download(entry.path, {
    signal,
    ...(cut ? { range: { start: 0, end: textLimit - 1 } } : {}),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (looksBinary(bytes)) return { text: '', binary: true, cut };
  return { text: new TextDecoder().decode(bytes), binary: false, cut };
}
