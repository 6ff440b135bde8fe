import { queryOptions } from '@tanstack/react-query';

import { keys } from '@/lib/api/keys.ts';

import type { PreviewFile } from './preview-file.ts';
import { looksBinary, textLimit } from './preview-kind.ts';

export interface TextPreview {
  readonly text: string;
  readonly binary: boolean;
  /** There is more of it than is shown. */
  readonly cut: boolean;
}

/** The beginning of a text file, kept by version: new bytes are another query. */
export function textQuery(file: PreviewFile) {
  return queryOptions({
    queryKey: keys.text(file.version),
    queryFn: ({ signal }) => readText(file, signal),
    staleTime: Infinity,
    gcTime: 60_000,
  });
}

async function readText({ size, read }: PreviewFile, signal: AbortSignal): Promise<TextPreview> {
  if (size === 0) return { text: '', binary: false, cut: false };
  const cut = size > textLimit;
  const bytes = new Uint8Array(await read(textLimit, signal));
  if (looksBinary(bytes)) return { text: '', binary: true, cut };
  return { text: new TextDecoder().decode(bytes), binary: false, cut };
}
