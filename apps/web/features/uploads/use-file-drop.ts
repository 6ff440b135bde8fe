'use client';

import { type DragEvent, useRef, useState } from 'react';

import { useUploads } from './uploads-provider.tsx';

/** Takes files that are dragged in from outside. Spread `handlers` on the area; `over` while files hang above it. */
export function useFileDrop(folder: string | null) {
  const { add } = useUploads();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const concerns = (event: DragEvent) => folder !== null && event.dataTransfer.types.includes('Files');

  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        if (!concerns(event)) return;
        depth.current += 1;
        setOver(true);
      },
      onDragOver: (event: DragEvent) => {
        if (!concerns(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave: (event: DragEvent) => {
        if (!concerns(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        depth.current = 0;
        setOver(false);
        if (!concerns(event) || folder === null) return;
        event.preventDefault();
        add(folder, [...event.dataTransfer.files]);
      },
    },
  };
}
