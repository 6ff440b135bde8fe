'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useRef } from 'react';

import { toast } from '@/components/ui/toast.tsx';
import { api } from '@/lib/api/client.ts';
import { placeEntries } from '@/lib/api/folder-cache.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';
import { formatCount } from '@/lib/format.ts';
import { joinPath } from '@/lib/paths.ts';

export interface Uploads {
  /** Opens the browser's file picker and uploads what is chosen. */
  readonly pickFiles: (folder: string) => void;
  readonly add: (folder: string, files: readonly File[]) => void;
}

const UploadsContext = createContext<Uploads | null>(null);

export function useUploads(): Uploads {
  const uploads = use(UploadsContext);
  if (!uploads) throw new Error('useUploads needs an UploadsProvider above it.');
  return uploads;
}

/** Uploads files one after another and tells how it went. A name that is taken is left alone. */
export function UploadsProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const target = useRef('');

  const add = async (folder: string, files: readonly File[]) => {
    if (files.length === 0) return;
    const shown = toast.show({ title: `Uploading ${formatCount(files.length, 'file')}`, tone: 'busy' });
    const failed: string[] = [];
    for (const file of files) {
      try {
        const entry = await api.upload(joinPath(folder, file.name), file, { ifNoneMatch: '*' });
        placeEntries(client, [entry]);
      } catch (error) {
        const why = isProblem(error, 'precondition_failed') ? 'is there already' : problemMessage(error);
        failed.push(`${file.name}: ${why}`);
      }
    }
    const done = files.length - failed.length;
    toast.update(shown, {
      title: failed.length === 0 ? `${formatCount(done, 'file')} uploaded` : `${failed.length} not uploaded`,
      tone: failed.length === 0 ? 'success' : 'danger',
      ...(failed.length === 0 ? {} : { description: failed.slice(0, 3).join(' · ') }),
    });
  };

  const uploads: Uploads = {
    add: (folder, files) => void add(folder, files),
    pickFiles: (folder) => {
      target.current = folder;
      input.current?.click();
    },
  };

  return (
    <UploadsContext value={uploads}>
      {children}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void add(target.current, files);
        }}
      />
    </UploadsContext>
  );
}
