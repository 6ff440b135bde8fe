import { useCallback, useEffect, useRef } from 'react';

import { toast } from '@/components/ui/toast.tsx';

import { type FoundFile, placeChosen, reopen } from './reopen.ts';
import type { UploadMemory } from './upload-memory.ts';
import type { UploadQueue } from './upload-queue.ts';

/**
 * What earlier pages have left: it is listed, and goes on by itself where the browser lets it be read. `show` is called
 * when there is any.
 */
export function useLeftovers(queue: UploadQueue, memory: Pick<UploadMemory, 'load'>, show: () => void) {
  const going = useRef(false);
  const goOn = useCallback(
    async (ask: boolean) => {
      // A second click must not add them twice.
      if (going.current) return;
      going.current = true;
      try {
        const left = await memory.load();
        if (left.files.length === 0) return;
        const { found, closed, lost } = await reopen(left, ask);
        queue.restore({ closed, lost });
        addFound(queue, found);
        show();
      } finally {
        going.current = false;
      }
    },
    [queue, memory, show],
  );
  useEffect(() => void goOn(false), [goOn]);

  return {
    readAgain: () => void goOn(true),
    placeChosen(files: readonly File[]) {
      const found = placeChosen(queue.getSnapshot().items, files);
      if (found.length === 0) toast.error('None of them is missing', 'Files are known again by name, size and date.');
      addFound(queue, found);
    },
  };
}

function addFound(queue: UploadQueue, found: readonly FoundFile[]): void {
  for (const [folder, files] of Map.groupBy(found, (file) => file.folder)) {
    void queue.add(folder, { files, folders: [], unreadable: [] });
  }
}
