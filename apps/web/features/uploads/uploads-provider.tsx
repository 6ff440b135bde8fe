'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';

import { useSession } from '@/features/shell/use-session.ts';
import { keys } from '@/lib/api/keys.ts';
import { useLeaveWarning } from '@/lib/use-leave-warning.ts';

import { collectFiles, collectTransfer } from './collect.ts';
import { handlesOf, needsFolder } from './reopen.ts';
import { savedEntries } from './saved-entries.ts';
import { uploadApi } from './upload-api.ts';
import { UploadAnnouncer } from './upload-announcer.tsx';
import { UploadConflictDialog } from './upload-conflict-dialog.tsx';
import { isUnfinished } from './upload-item.ts';
import { uploadMemory } from './upload-memory.ts';
import { UploadPanel } from './upload-panel.tsx';
import { createUploadQueue, type UploadQueue } from './upload-queue.ts';
import { useDropTargets } from './use-file-drop.ts';
import { useFilePickers } from './use-file-pickers.tsx';
import { useLeftovers } from './use-leftovers.ts';
import { type PanelView, UploadsContext, useUploads, useUploadSnapshot } from './use-uploads.ts';

/** Uploads for the whole workspace: they go on while the person walks from folder to folder. */
export function UploadsProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { user } = useSession();
  const [memory] = useState(() => uploadMemory(user.id));
  const [queue] = useState(() => {
    const saved = savedEntries(client);
    return createUploadQueue({ api: uploadApi(client, user.id, saved), onSaved: saved.add, memory });
  });
  const [panel, setPanel] = useState<PanelView>('closed');
  const [asking, askAbout] = useState<string | null>('');

  const uploads = useMemo(() => {
    const take = (folder: string, collected: Parameters<UploadQueue['add']>[1]) => {
      void queue.add(folder, collected);
      setPanel((view) => (view === 'closed' ? firstView() : 'open'));
      askAbout('');
    };
    return {
      queue,
      add: (folder: string, files: readonly File[]) => {
        if (files.length > 0) take(folder, collectFiles(files));
      },
      addTransfer: (folder: string, transfer: DataTransfer) => {
        void memory.keep(folder, handlesOf(transfer));
        take(folder, collectTransfer(transfer));
      },
    };
  }, [queue, memory]);
  const { pickFiles, pickFolder, inputs } = useFilePickers(uploads.add);
  const show = useCallback(() => setPanel(firstView()), []);
  const { readAgain, placeChosen } = useLeftovers(queue, memory, show);
  const lostPickers = useFilePickers((_, files) => placeChosen(files));
  const chooseAgain = () => {
    if (needsFolder(queue.getSnapshot().items)) lostPickers.pickFolder('');
    else lostPickers.pickFiles('');
  };

  return (
    <UploadsContext
      value={{ ...uploads, pickFiles, pickFolder, readAgain, chooseAgain, panel, setPanel, asking, askAbout }}
    >
      {children}
      {inputs}
      {lostPickers.inputs}
      <UploadPanel />
      <UploadConflictDialog />
      <UploadAnnouncer />
      <UploadGuards />
    </UploadsContext>
  );
}

/** On a phone the list would cover the folder: the line at the bottom is enough. */
function firstView(): PanelView {
  return window.matchMedia('(max-width: 639px)').matches ? 'small' : 'open';
}

/** What keeps uploads from being lost by accident, and other pages from going stale. */
function UploadGuards() {
  const client = useQueryClient();
  const { queue, addTransfer } = useUploads();
  useDropTargets(addTransfer);
  const { counts, reading } = useUploadSnapshot();
  const busy = isUnfinished(counts) || reading > 0;
  useLeaveWarning(busy);

  useEffect(() => {
    if (!busy) return;
    return () => {
      for (const queryKey of [keys.searches, keys.usage]) void client.invalidateQueries({ queryKey });
    };
  }, [busy, client]);

  useEffect(() => {
    window.addEventListener('online', queue.wake);
    return () => window.removeEventListener('online', queue.wake);
  }, [queue]);

  return null;
}
