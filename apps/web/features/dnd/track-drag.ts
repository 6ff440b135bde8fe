import type { Entry } from '@/lib/api/types.ts';

import type { Ghost } from './drag-ghost.tsx';

interface Drop {
  readonly path: string;
  readonly name: string;
}

export interface DragHandlers {
  readonly carry: () => readonly Entry[];
  readonly accepts: (path: string, entries: readonly Entry[]) => boolean;
  /** Where the pointer is and what it would do; null when the drag is over. */
  readonly onMove: (ghost: Ghost | null) => void;
  readonly onDrop: (entries: readonly Entry[], to: Drop) => void;
}

/** How far the pointer travels before a press is a drag: a shaky click must not move files. */
const threshold = 8;
/** Nearer to the top or bottom of the list than this, it scrolls; above and below it too. */
const edge = 48;
const fastest = 20;

/** Follows one press of the mouse until it ends. Returns what calls it off. */
export function trackDrag(press: PointerEvent, handlers: DragHandlers): () => void {
  let entries: readonly Entry[] | null = null;
  let over: HTMLElement | null = null;
  let scrolling = 0;
  const last = { x: press.clientX, y: press.clientY };

  const mark = (element: HTMLElement | null) => {
    if (element === over) return;
    over?.removeAttribute('data-drop-over');
    element?.setAttribute('data-drop-over', '');
    over = element;
  };
  const dropAt = (x: number, y: number): HTMLElement | null => {
    const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop-path]') ?? null;
    const path = element?.dataset['dropPath'];
    return element && path !== undefined && entries && handlers.accepts(path, entries) ? element : null;
  };
  const show = () => {
    if (!entries) return;
    mark(dropAt(last.x, last.y));
    handlers.onMove({ ...last, entries, to: over?.dataset['dropName'] ?? null });
  };
  const list = press.target instanceof Element ? press.target.closest('[role="grid"]') : null;
  const scroll = () => {
    scrolling = 0;
    const push = list ? pushAt(list.getBoundingClientRect(), last) : 0;
    if (push === 0) return;
    list?.scrollBy(0, push);
    show();
    scrolling = requestAnimationFrame(scroll);
  };

  const onPointerMove = (event: PointerEvent) => {
    last.x = event.clientX;
    last.y = event.clientY;
    if (!entries) {
      if (Math.hypot(last.x - press.clientX, last.y - press.clientY) < threshold) return;
      entries = handlers.carry();
      document.body.style.cursor = 'grabbing';
    }
    show();
    scrolling ||= requestAnimationFrame(scroll);
  };
  const onPointerUp = () => {
    const carried = entries;
    const target = over;
    end();
    if (!carried) return;
    swallowNextClick();
    const { dropPath, dropName } = target?.dataset ?? {};
    if (dropPath !== undefined) handlers.onDrop(carried, { path: dropPath, name: dropName ?? dropPath });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !entries) return;
    event.preventDefault();
    event.stopPropagation();
    end();
    // The button is still down: its click comes when it is let go.
    document.addEventListener('pointerup', swallowNextClick, { once: true });
  };
  const end = () => {
    cancelAnimationFrame(scrolling);
    document.removeEventListener('pointermove', onPointerMove);
    document.removeEventListener('pointerup', onPointerUp);
    document.removeEventListener('pointercancel', end);
    document.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('blur', end);
    document.body.style.cursor = '';
    mark(null);
    if (entries) handlers.onMove(null);
    entries = null;
  };

  document.addEventListener('pointermove', onPointerMove);
  document.addEventListener('pointerup', onPointerUp);
  document.addEventListener('pointercancel', end);
  document.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('blur', end);
  return end;
}

/** How far to scroll in one frame, faster towards the edge. */
function pushAt({ top, bottom, left, right }: DOMRect, { x, y }: { x: number; y: number }): number {
  if (x < left || x > right) return 0;
  const beyond = y < top + edge ? y - top - edge : y > bottom - edge ? y - bottom + edge : 0;
  return Math.max(-fastest, Math.min(fastest, beyond / 3));
}

/** The button going up after a drag also makes a click, which would select what the drag ended on. */
function swallowNextClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  requestAnimationFrame(() => document.removeEventListener('click', swallow, { capture: true }));
}
