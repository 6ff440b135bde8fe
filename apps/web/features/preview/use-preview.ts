'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';

import { findRow } from '@/features/listing/use-place.ts';
import type { SelectionControl } from '@/features/listing/use-selection.ts';
import type { Entry } from '@/lib/api/types.ts';

import { type PreviewFile, previewFileOf } from './preview-file.ts';

export interface PreviewControl {
  /** What is being looked at, or null. */
  readonly file: PreviewFile | null;
  /** Its place among the files of the listing, from 1. */
  readonly position: number;
  readonly count: number;
  readonly previous: PreviewFile | null;
  readonly next: PreviewFile | null;
  readonly open: (file: Pick<PreviewFile, 'id'>) => void;
  /** Goes to a neighbour; false when there is none on that side. */
  readonly turn: (side: 'previous' | 'next') => boolean;
  readonly close: () => void;
  /** The row that gets the keyboard back. */
  readonly returnFocus: () => HTMLElement | null;
}

const mark = 'sheafPreview';
const name = 'preview';

/** Looks at the files of a listing, whose focus goes along. */
export function useEntryPreview(entries: readonly Entry[], selection: SelectionControl): PreviewControl {
  const files = useMemo(() => entries.filter(({ kind }) => kind === 'file').map(previewFileOf), [entries]);
  return usePreview(files, {
    // A tap on a phone opens without selecting, and looking must not begin a selection either.
    follow: (id) => (selection.ids.size > 0 ? selection.pick(id) : selection.moveFocus(id)),
    returnFocus: () => (selection.focus === null ? null : findRow(document, selection.focus)),
  });
}

interface PreviewPlace extends Pick<PreviewControl, 'returnFocus'> {
  /** Told what is looked at. */
  readonly follow: (id: string) => void;
}

/**
 * The preview is in the address (`?preview=`): Back closes it, which is what people do on a phone, and the address can
 * be passed on. Looking at the neighbours replaces the address, so that one Back is enough.
 */
export function usePreview(files: readonly PreviewFile[], { follow, returnFocus }: PreviewPlace): PreviewControl {
  const id = useSearchParams().get(name);
  const at = id === null ? -1 : files.findIndex((file) => file.id === id);

  return {
    file: files[at] ?? null,
    position: at + 1,
    count: files.length,
    previous: files[at - 1] ?? null,
    next: at >= 0 ? (files[at + 1] ?? null) : null,
    open: (wanted) => {
      follow(wanted.id);
      window.history.pushState({ [mark]: true }, '', addressWith(wanted.id));
    },
    turn: (side) => {
      // From the address, which knows of the last turn at once; a second key may come before the render that does.
      const now = files.findIndex((file) => file.id === new URL(window.location.href).searchParams.get(name));
      const wanted = now < 0 ? undefined : files[side === 'next' ? now + 1 : now - 1];
      if (!wanted) return false;
      follow(wanted.id);
      window.history.replaceState({ [mark]: openedHere() }, '', addressWith(wanted.id));
      return true;
    },
    close: () => {
      if (openedHere()) window.history.back();
      else window.history.replaceState(null, '', addressWith(null));
    },
    returnFocus,
  };
}

function addressWith(id: string | null): string {
  const url = new URL(window.location.href);
  if (id === null) url.searchParams.delete(name);
  else url.searchParams.set(name, id);
  return url.pathname + url.search;
}

/** Whether the entry before this one in the history is the same page without the preview. */
function openedHere(): boolean {
  const state: unknown = window.history.state;
  return typeof state === 'object' && state !== null && mark in state && state[mark] === true;
}
