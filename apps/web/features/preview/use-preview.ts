'use client';

import { useSearchParams } from 'next/navigation';

import { findRow } from '@/features/listing/use-place.ts';
import type { SelectionControl } from '@/features/listing/use-selection.ts';
import type { Entry } from '@/lib/api/types.ts';

export interface PreviewControl {
  /** What is being looked at, or null. */
  readonly entry: Entry | null;
  /** Its place among the files of the listing, from 1. */
  readonly position: number;
  readonly count: number;
  readonly previous: Entry | null;
  readonly next: Entry | null;
  readonly open: (entry: Entry) => void;
  /** Goes to a neighbour; false when there is none on that side. */
  readonly turn: (side: 'previous' | 'next') => boolean;
  readonly close: () => void;
  /** The row that gets the keyboard back. */
  readonly returnFocus: () => HTMLElement | null;
}

const mark = 'sheafPreview';
const name = 'preview';

/**
 * The preview is in the address (`?preview=`): Back closes it, which is what people do on a phone, and the address can
 * be passed on. Looking at the neighbours replaces the address, so that one Back is enough.
 */
export function usePreview(entries: readonly Entry[], selection: SelectionControl): PreviewControl {
  const id = useSearchParams().get(name);
  const files = entries.filter((entry) => entry.kind === 'file');
  const at = id === null ? -1 : files.findIndex((entry) => entry.id === id);
  const entry = files[at] ?? null;
  // A tap on a phone opens without selecting, and looking must not begin a selection either.
  const follow = (wanted: Entry) =>
    selection.ids.size > 0 ? selection.pick(wanted.id) : selection.moveFocus(wanted.id);

  return {
    entry,
    position: at + 1,
    count: files.length,
    previous: files[at - 1] ?? null,
    next: at >= 0 ? (files[at + 1] ?? null) : null,
    open: (wanted) => {
      follow(wanted);
      window.history.pushState({ [mark]: true }, '', addressWith(wanted.id));
    },
    turn: (side) => {
      // From the address, which knows of the last turn at once; a second key may come before the render that does.
      const now = files.findIndex((file) => file.id === new URL(window.location.href).searchParams.get(name));
      const wanted = now < 0 ? undefined : files[side === 'next' ? now + 1 : now - 1];
      if (!wanted) return false;
      follow(wanted);
      window.history.replaceState({ [mark]: openedHere() }, '', addressWith(wanted.id));
      return true;
    },
    close: () => {
      if (openedHere()) window.history.back();
      else window.history.replaceState(null, '', addressWith(null));
    },
    returnFocus: () => (selection.focus === null ? null : findRow(document, selection.focus)),
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
