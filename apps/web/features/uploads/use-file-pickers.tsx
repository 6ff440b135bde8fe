'use client';

import { type ReactNode, useRef } from 'react';

export interface FilePickers {
  readonly pickFiles: (folder: string) => void;
  readonly pickFolder: (folder: string) => void;
  /** Must be in the document for the pickers to open. */
  readonly inputs: ReactNode;
}

/** The browser's pickers for files and for a folder. `onPicked` is not called when the person changes their mind. */
export function useFilePickers(onPicked: (folder: string, files: readonly File[]) => void): FilePickers {
  const files = useRef<HTMLInputElement>(null);
  const folders = useRef<HTMLInputElement>(null);
  const target = useRef('');

  const open = (input: HTMLInputElement | null, folder: string) => {
    target.current = folder;
    input?.click();
  };
  const onChange = (input: HTMLInputElement) => {
    const picked = [...(input.files ?? [])];
    // Or choosing the same again would be no change.
    input.value = '';
    if (picked.length > 0) onPicked(target.current, picked);
  };

  return {
    pickFiles: (folder) => open(files.current, folder),
    pickFolder: (folder) => open(folders.current, folder),
    inputs: (
      <div hidden>
        <input
          ref={files}
          type="file"
          multiple
          aria-label="Files to upload"
          onChange={(event) => onChange(event.target)}
        />
        <input
          ref={(node) => {
            folders.current = node;
            if (node) node.webkitdirectory = true;
          }}
          type="file"
          aria-label="Folder to upload"
          onChange={(event) => onChange(event.target)}
        />
      </div>
    ),
  };
}
