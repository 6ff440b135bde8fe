'use client';

import { useEffect } from 'react';

import { toast } from '@/components/ui/toast.tsx';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import type { Entry } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { isInOverlay, isTyping } from '@/lib/keyboard.ts';

import { useChanges } from './use-changes.ts';

/**
 * What Ctrl+C took last in this window. The clipboard itself holds the names: once it holds anything else, somebody has
 * copied something else.
 */
let copied: { readonly entries: readonly Entry[]; readonly names: string } | null = null;

/** Ctrl+C takes what is selected, unless there is text to copy. */
export function useCopyKey(selected: readonly Entry[]): void {
  useEffect(() => {
    if (selected.length === 0) return;
    const onCopy = (event: ClipboardEvent) => {
      const { clipboardData, target } = event;
      if (!clipboardData || isTyping(target) || isInOverlay(target) || !document.getSelection()?.isCollapsed) return;
      event.preventDefault();
      copied = { entries: selected, names: selected.map(({ name }) => name).join('\n') };
      clipboardData.setData('text/plain', copied.names);
      const [first] = selected;
      const what = selected.length === 1 && first ? first.name : formatCount(selected.length, 'item');
      toast.show({ title: `${what} copied`, description: 'Pasting puts a copy into the folder on the screen.' });
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [selected]);
}

/** Ctrl+V puts copies of what Ctrl+C took into a folder. Files of the system are another matter: see useFilePaste. */
export function usePasteKey(folder: string | null): void {
  const { copy } = useChanges();
  const label = useFolderLabel();
  useEffect(() => {
    if (folder === null) return;
    const onPaste = ({ clipboardData, target }: ClipboardEvent) => {
      if (!copied || !clipboardData || isTyping(target) || isInOverlay(target)) return;
      if (clipboardData.types.includes('Files') || clipboardData.getData('text/plain') !== copied.names) return;
      void copy(copied.entries, { path: folder, name: label(folder) });
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [folder, copy, label]);
}
