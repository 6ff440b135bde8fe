'use client';

import { Upload } from 'lucide-react';

import { IconButton } from '@/components/ui/icon-button.tsx';

import { isUnfinished } from './upload-item.ts';
import { headline } from './upload-words.ts';
import { useUploads, useUploadSnapshot } from './use-uploads.ts';

/** Opens and closes the list of uploads; a ring round it shows how far they are. */
export function UploadButton() {
  const { panel, setPanel } = useUploads();
  const snapshot = useUploadSnapshot();
  const { counts, progress } = snapshot;
  const busy = isUnfinished(counts);
  const troubled = counts.failed + counts.conflict + counts.lost > 0;
  return (
    <IconButton
      label={snapshot.items.length === 0 ? 'Uploads' : `Uploads: ${headline(snapshot)}`}
      aria-expanded={panel === 'open'}
      className="relative"
      onClick={() => setPanel(panel === 'open' ? 'closed' : 'open')}
    >
      <Upload aria-hidden />
      {busy ? <Ring progress={progress} /> : null}
      {troubled ? (
        <span aria-hidden className="absolute top-1 right-1 size-2 rounded-full bg-danger ring-2 ring-canvas" />
      ) : null}
    </IconButton>
  );
}

function Ring({ progress }: { readonly progress: number }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className="absolute inset-0 size-full! -rotate-90 text-accent">
      <circle cx="16" cy="16" r="14" fill="none" stroke="var(--line-strong)" strokeWidth="2" />
      <circle
        cx="16"
        cy="16"
        r="14"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        pathLength={100}
        strokeDasharray={`${Math.max(2, progress * 100)} 100`}
      />
    </svg>
  );
}
