'use client';

import { createContext, use, useSyncExternalStore } from 'react';

import type { UploadSnapshot } from './upload-list.ts';
import type { UploadQueue } from './upload-queue.ts';

/** `small`: one line that says how far it is. */
export type PanelView = 'closed' | 'small' | 'open';

export interface Uploads {
  /** Opens the browser's file picker and uploads what is chosen. */
  readonly pickFiles: (folder: string) => void;
  /** The same for a whole folder. */
  readonly pickFolder: (folder: string) => void;
  readonly add: (folder: string, files: readonly File[]) => void;
  /** Takes what was dropped or pasted, folders included. Must be called in the event itself. */
  readonly addTransfer: (folder: string, transfer: DataTransfer) => void;
  /** Asks for the files that are lost. */
  readonly chooseAgain: () => void;
  /** Goes on with what the person allows to be read again. Must be called in a click. */
  readonly readAgain: () => void;
  readonly queue: UploadQueue;
  readonly panel: PanelView;
  readonly setPanel: (view: PanelView) => void;
  /** The conflict that is asked about first; null while the person does not want to be asked. */
  readonly asking: string | null;
  readonly askAbout: (id: string | null) => void;
}

/** Filled by UploadsProvider. */
export const UploadsContext = createContext<Uploads | null>(null);

export function useUploads(): Uploads {
  const uploads = use(UploadsContext);
  if (!uploads) throw new Error('useUploads needs an UploadsProvider above it.');
  return uploads;
}

/** The queue as it is now. Changes a few times a second while something is uploaded. */
export function useUploadSnapshot(): UploadSnapshot {
  const { queue } = useUploads();
  return useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot);
}
