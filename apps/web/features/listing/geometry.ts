'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

import { useMedia } from '@/lib/use-media.ts';

import type { View } from './model.ts';

export const headerHeight = 34;
export const tileGap = 12;
export const sidePadding = 16;

const tileWidth = 152;
const tileHeight = 176;

export interface Geometry {
  /** Items in a line: 1 in a list. */
  readonly columns: number;
  /** Height of a line in pixels, its gap included. */
  readonly lineHeight: number;
  /** Two lines of text a row and no column header: narrow windows and fingers. */
  readonly compact: boolean;
}

export function useGeometry(
  scroller: RefObject<HTMLElement | null>,
  view: View,
  rowHeight: number | undefined,
): Geometry {
  const compact = useMedia('(max-width: 639px), (pointer: coarse)');
  const width = useWidth(scroller);
  if (view === 'grid') return { columns: columnsIn(width), lineHeight: tileHeight + tileGap, compact };
  return { columns: 1, lineHeight: rowHeight ?? (compact ? 60 : 40), compact };
}

function columnsIn(width: number): number {
  return Math.max(2, Math.floor((width - 2 * sidePadding + tileGap) / (tileWidth + tileGap)));
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1024);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => setWidth(node.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return width;
}
