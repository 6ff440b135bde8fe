'use client';

import { type DragEvent, useEffect, useState } from 'react';

import { isInOverlay, isTyping } from '@/lib/keyboard.ts';

import { useUploads } from './use-uploads.ts';

/** Takes files that are dragged in from outside. Spread `handlers` on the area; `over` while files hang above it. */
export function useFileDrop(folder: string | null) {
  const { addTransfer } = useUploads();
  const [over, setOver] = useState(false);
  const concerns = (event: DragEvent) => folder !== null && event.dataTransfer.types.includes('Files');

  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!concerns(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const stillInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!stillInside) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!concerns(event) || folder === null) return;
        event.preventDefault();
        addTransfer(folder, event.dataTransfer);
      },
    },
  };
}

/** Takes files that are pasted anywhere on the page, unless something is being typed. */
export function useFilePaste(folder: string | null): void {
  const { addTransfer } = useUploads();
  useEffect(() => {
    if (folder === null) return;
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (!clipboardData?.types.includes('Files') || isTyping(event.target) || isInOverlay(event.target)) return;
      event.preventDefault();
      addTransfer(folder, clipboardData);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [folder, addTransfer]);
}
