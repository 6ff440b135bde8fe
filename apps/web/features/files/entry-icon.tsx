import type { ReactNode } from 'react';

import type { Entry } from '@/lib/api/types.ts';
import { cn } from '@/lib/cn.ts';

import { type FileKind, kindOf } from './kinds.ts';

/** A folder, or a page that carries a small sign of its kind. Decoration: the name says the same in words. */
export function EntryIcon({
  entry,
  className,
}: {
  readonly entry: Pick<Entry, 'kind' | 'name' | 'contentType'>;
  readonly className?: string;
}) {
  const kind = kindOf(entry);
  return kind === 'folder' ? <FolderIcon className={className} /> : <PageIcon kind={kind} className={className} />;
}

export function FolderIcon({ className }: { readonly className?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn('size-5 shrink-0', className)}>
      <path
        d="M2.5 6.4c0-1.1.9-2 2-2h4.1c.6 0 1.1.25 1.5.7l1.2 1.4h8.2c1.1 0 2 .9 2 2v8.9c0 1.1-.9 2-2 2h-15c-1.1 0-2-.9-2-2z"
        fill="var(--kind-folder-back)"
      />
      <path
        d="M2.5 10.1c0-.9.7-1.6 1.6-1.6h15.8c.9 0 1.6.7 1.6 1.6v7.5c0 1.1-.9 2-2 2h-15c-1.1 0-2-.9-2-2z"
        fill="var(--kind-folder)"
      />
    </svg>
  );
}

function PageIcon({ kind, className }: { readonly kind: FileKind; readonly className?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn('size-5 shrink-0', className)}>
      <path
        d="M5 4.4c0-1 .8-1.9 1.9-1.9h7.6L19.5 7.6v12c0 1-.8 1.9-1.9 1.9H6.9c-1.1 0-1.9-.9-1.9-1.9z"
        fill="var(--page)"
        stroke="var(--page-line)"
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d="M14.3 2.7v3.7c0 .8.6 1.4 1.4 1.4h3.6"
        fill="none"
        stroke="var(--page-line)"
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
      />
      <g style={{ color: `var(--kind-${kind === 'text' ? 'other' : kind})` }}>{glyphs[kind]}</g>
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round' } as const;

const glyphs: Record<FileKind, ReactNode> = {
  folder: null,
  other: null,
  image: (
    <g fill="currentColor">
      <circle cx="9.6" cy="11.4" r="1.2" />
      <path d="M7.4 18l3.1-3.8c.2-.25.6-.25.8 0l1.4 1.6 1.2-1.4c.2-.25.6-.25.8 0l2.4 3c.2.3 0 .6-.3.6z" />
    </g>
  ),
  video: <path d="M9.6 10.9v5.9c0 .5.5.8.9.5l4.7-2.9c.4-.2.4-.8 0-1L10.5 10.4c-.4-.3-.9 0-.9.5z" fill="currentColor" />,
  audio: <path d="M8.2 13v2.2M10.75 11v6.2M13.3 12.2v3.8M15.85 13.4v1.4" {...line} />,
  pdf: (
    <g fill="currentColor">
      <rect x="7.2" y="10.6" width="10" height="3.4" rx="0.9" />
      <rect x="7.2" y="15.4" width="6.4" height="1.5" rx="0.75" opacity="0.55" />
    </g>
  ),
  document: <path d="M8.2 11.2h7.9M8.2 14.1h7.9M8.2 17h4.6" {...line} />,
  text: <path d="M8.2 11.2h7.9M8.2 14.1h7.9M8.2 17h4.6" {...line} strokeWidth={1.2} />,
  sheet: (
    <path d="M7.9 10.9h8.6v6.8H7.9zM7.9 14.3h8.6M11.2 10.9v6.8" {...line} strokeWidth={1.3} strokeLinejoin="round" />
  ),
  slides: <path d="M8.6 17.4v-2.6M12.2 17.4v-6M15.8 17.4v-4.2" {...line} strokeWidth={1.9} />,
  code: <path d="M10 11.6l-2.6 2.6 2.6 2.6M14.4 11.6l2.6 2.6-2.6 2.6" {...line} strokeLinejoin="round" />,
  archive: <path d="M12.2 4v1.6M12.2 7.4V9M12.2 10.8v1.6M12.2 14.6v3" {...line} strokeWidth={2} strokeLinecap="butt" />,
};
