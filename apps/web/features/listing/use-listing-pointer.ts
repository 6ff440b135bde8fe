'use client';

import { type MouseEvent, type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react';

import { hasCommand } from '@/lib/keyboard.ts';

import type { MenuAnchor } from './model.ts';
import type { SelectionControl } from './use-selection.ts';

interface PointerScope {
  readonly selection: SelectionControl;
  readonly onOpen: (id: string, newTab: boolean) => void;
  readonly onMenu: ((anchor: MenuAnchor) => void) | undefined;
  readonly onDrag: ((event: PointerEvent, id: string) => void) | undefined;
}

const longPress = 450;
const pressSlack = 10;

/**
 * Mouse and fingers on a listing, listened to on its container. A mouse click selects and a double click opens; a tap
 * opens, a long press selects, and while something is selected a tap selects more.
 */
export function useListingPointer({ selection, onOpen, onMenu, onDrag }: PointerScope) {
  const pointer = useRef('mouse');
  const press = useRef<{ timer: number; x: number; y: number } | null>(null);
  const swallowClick = useRef(false);
  useEffect(() => () => window.clearTimeout(press.current?.timer), []);

  const endPress = () => {
    window.clearTimeout(press.current?.timer);
    press.current = null;
  };

  return {
    onPointerDown: (event: ReactPointerEvent) => {
      pointer.current = event.pointerType;
      swallowClick.current = false;
      const row = rowOf(event.target);
      if (row === null || isAction(event.target)) return;
      if (event.pointerType === 'mouse') {
        if (event.button !== 0 || isCheck(event.target) || event.shiftKey || hasCommand(event)) return;
        onDrag?.(event.nativeEvent, row);
        return;
      }
      const timer = window.setTimeout(() => {
        swallowClick.current = true;
        selection.toggle(row);
        navigator.vibrate?.(10);
      }, longPress);
      press.current = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: ReactPointerEvent) => {
      if (!press.current) return;
      const { x, y } = press.current;
      if (Math.hypot(event.clientX - x, event.clientY - y) > pressSlack) endPress();
    },
    onPointerUp: endPress,
    onPointerCancel: endPress,
    onClick: (event: MouseEvent) => {
      if (swallowClick.current) {
        swallowClick.current = false;
        return;
      }
      if (isAction(event.target)) return;
      const row = rowOf(event.target);
      if (row === null) {
        if (pointer.current === 'mouse') selection.clear();
        return;
      }
      if (isCheck(event.target)) selection.pick(row, { add: true, range: event.shiftKey });
      else if (pointer.current !== 'mouse' && selection.ids.size === 0) onOpen(row, false);
      else if (pointer.current !== 'mouse') selection.toggle(row);
      else selection.pick(row, { range: event.shiftKey, add: hasCommand(event) });
    },
    onDoubleClick: (event: MouseEvent) => {
      const row = rowOf(event.target);
      if (row === null || pointer.current !== 'mouse' || isAction(event.target) || isCheck(event.target)) return;
      if (!event.shiftKey && !hasCommand(event)) onOpen(row, false);
    },
    onAuxClick: (event: MouseEvent) => {
      const row = rowOf(event.target);
      if (row !== null && event.button === 1) onOpen(row, true);
    },
    onContextMenu: (event: MouseEvent) => {
      const row = rowOf(event.target);
      if (row === null || !onMenu) return;
      event.preventDefault();
      if (pointer.current !== 'mouse' && press.current !== null) return;
      if (!selection.ids.has(row)) selection.pick(row);
      const { clientX, clientY } = event;
      onMenu({ getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) });
    },
  };
}

function rowOf(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row-id]') : null;
  return row?.dataset['rowId'] ?? null;
}

/** A control inside a row with a click of its own. */
function isAction(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-row-action]') !== null;
}

function isCheck(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-row-check]') !== null;
}
