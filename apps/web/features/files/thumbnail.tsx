'use client';

import { type ReactNode, useState } from 'react';

import type { Entry } from '@/lib/api/types.ts';

/** Images that the server makes small. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** Where an image is to be had small; null for what is no image. */
export function thumbnailUrl(entry: Entry, size: 'medium' | 'large'): string | null {
  const isPicture = entry.contentType !== null && pictures.has(entry.contentType);
  return isPicture ? `/api/entries/${entry.id}/thumbnail?size=${size}` : null;
}

/** An image, small, asked for when it comes into sight; `fallback` for everything else, and where there is none. */
export function Thumbnail({ entry, fallback }: { readonly entry: Entry; readonly fallback: ReactNode }) {
  const source = thumbnailUrl(entry, 'medium');
  const [failed, setFailed] = useState<string | null>(null);
  // A new version may have one where the last had none.
  if (source === null || failed === entry.version) return fallback;
  return (
    <img
      key={entry.version}
      src={source}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailed(entry.version)}
      className="h-full w-full object-cover"
    />
  );
}
