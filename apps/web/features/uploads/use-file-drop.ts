'use client';

import { type DragEvent, useEffect, useState } from 'react';

import { isInOverlay, isTyping } from '@/lib/keyboard.ts';

import { dropTargetAt, markDropTarget } from './drop-target.ts';
import { useUploads } from './use-uploads.ts';

/**
 * Takes files that are dragged in from outside. Spread `handlers` on the area; `over` while files hang above it: the
 * name of a folder in the area that they would go to, or the empty string for the area's own.
 */
export function useFileDrop(folder: string | null) {
  const { addTransfer } = useUploads();
  const [over, setOver] = useState<string | null>(null);
  const concerns = (event: DragEvent) => folder !== null && event.dataTransfer.types.includes('Files');

  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!concerns(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(dropTargetAt(event.target)?.name ?? '');
      },
      onDragLeave: (event: DragEvent) => {
        const stillInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!stillInside) setOver(null);
      },
      onDrop: (event: DragEvent) => {
        setOver(null);
        if (!concerns(event) || folder === null) return;
        event.preventDefault();
        // Folders in the area are everybody's target: see useDropTargets.
        if (!dropTargetAt(event.target)) addTransfer(folder, event.dataTransfer);
      },
    },
  };
}

/** Folders anywhere on the page take files that are dropped on them; beside a target files do no harm. */
export function useDropTargets(addTransfer: (folder: string, transfer: DataTransfer) => void): void {
  useEffect(() => {
    const onDragOver = (event: globalThis.DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      const target = dropTargetAt(event.target);
      markDropTarget(target);
      if (event.defaultPrevented) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = target ? 'copy' : 'none';
    };
    const onDrop = (event: globalThis.DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Left to itself, the browser shows the file instead of the page, uploads and all.
      event.preventDefault();
      markDropTarget(null);
      const target = dropTargetAt(event.target);
      if (target) addTransfer(target.path, event.dataTransfer);
    };
    const onDragLeave = (event: globalThis.DragEvent) => {
      if (event.relatedTarget === null && event.dataTransfer?.types.includes('Files')) markDropTarget(null);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('dragleave', onDragLeave);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('dragleave', onDragLeave);
    };
  }, [addTransfer]);
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
