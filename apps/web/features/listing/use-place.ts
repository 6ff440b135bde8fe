'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Gives an item the focus, scrolling to it first; it may take a render or two until its row exists. */
export function useFocusOn(scroller: RefObject<HTMLElement | null>, scrollTo: (id: string) => void) {
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = findRow(scroller.current, wanted.current);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  return (id: string, scroll = true) => {
    wanted.current = id;
    if (scroll) scrollTo(id);
  };
}

export function findRow(root: ParentNode | null, id: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(id)}"]`) ?? null;
}

const SETTLING_MS = 2000;

/**
 * Shows an item once it has arrived, and again while the list still changes its length: a shorter one cuts the scroll
 * position off. Each id only at first: later changes must not pull the view back to it.
 */
export function useReveal(id: string | null, ids: readonly string[], show: (id: string) => void): void {
  const shown = useRef<{ id: string; count: number; until: number } | null>(null);
  useEffect(() => {
    if (id === null) {
      shown.current = null;
      return;
    }
    const before = shown.current?.id === id ? shown.current : null;
    if (before && (before.count === ids.length || performance.now() > before.until)) return;
    const until = before?.until ?? performance.now() + SETTLING_MS;
    if (before) before.count = ids.length;
    if (!ids.includes(id)) return;
    shown.current = { id, count: ids.length, until };
    show(id);
  });
}

/** Runs `restore` after the order of the items changed, but not when the listing first appears. */
export function useKeepPlace(order: string, restore: () => void): void {
  const last = useRef(order);
  useEffect(() => {
    if (last.current === order) return;
    last.current = order;
    restore();
  });
}
