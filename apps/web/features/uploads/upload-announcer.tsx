'use client';

import { useState } from 'react';

import { isUnfinished } from './upload-item.ts';
import type { UploadSnapshot } from './upload-list.ts';
import { details, headline } from './upload-words.ts';
import { useUploadSnapshot } from './use-uploads.ts';

/** Reads out what happens to uploads: the beginning, the end and what wants an answer, not every step between. */
export function UploadAnnouncer() {
  const snapshot = useUploadSnapshot();
  const phase = phaseOf(snapshot);
  const [said, setSaid] = useState({ phase, text: '' });
  if (said.phase !== phase) {
    setSaid({ phase, text: phase === 'idle' ? '' : `${headline(snapshot)}. ${details(snapshot)}` });
  }
  return (
    <div role="status" className="sr-only">
      {said.text}
    </div>
  );
}

function phaseOf({ counts, items, paused, notice }: UploadSnapshot): string {
  if (items.length === 0) return 'idle';
  if (!isUnfinished(counts)) return `over ${counts.failed > 0} ${counts.lost > 0}`;
  if (notice !== null) return notice;
  if (paused) return 'paused';
  return counts.uploading + counts.waiting > 0 ? 'uploading' : 'asking';
}
