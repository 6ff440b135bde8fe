'use client';

import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';

import { canMove, useChanges } from '@/features/files/use-changes.ts';
import type { Entry } from '@/lib/api/types.ts';

import { DragGhost, type Ghost } from './drag-ghost.tsx';
import { trackDrag } from './track-drag.ts';

/** A press that may become a drag: `carry` says what travels, once it has. */
type Begin = (event: PointerEvent, carry: () => readonly Entry[]) => void;

const DragContext = createContext<Begin | null>(null);

/**
 * Starts moving entries with the mouse. Any element with `data-drop-path` and `data-drop-name` takes them; while the
 * drag is over one, the pointer names it, and nothing moves until the button is let go there.
 */
export function useDrag(): Begin {
  const begin = use(DragContext);
  if (!begin) throw new Error('useDrag needs a DragProvider above it.');
  return begin;
}

export function DragProvider({ children }: { readonly children: ReactNode }) {
  const { move } = useChanges();
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const begin: Begin = (press, carry) => {
    stop.current?.();
    stop.current = trackDrag(press, {
      carry,
      accepts: (path, entries) => entries.some((entry) => canMove(entry, path)),
      onMove: setGhost,
      onDrop: (entries, to) => void move(entries, to),
    });
  };

  return (
    <DragContext value={begin}>
      {children}
      {ghost ? <DragGhost ghost={ghost} /> : null}
    </DragContext>
  );
}
