'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

import { Kbd } from './kbd.tsx';

export const TooltipProvider = Base.Provider;

export interface TooltipProps {
  readonly label: ReactNode;
  /** A shortcut shown beside the label, written as `Ctrl+Z`. */
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** The element the tooltip belongs to. */
  readonly children: ReactElement;
}

/** A hint for the eye. It does not name the element: that still needs its own text or `aria-label`. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-60">
          <Base.Popup className="flex max-w-72 origin-(--transform-origin) items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-surface shadow-pop transition-[opacity,scale] duration-100 data-ending-style:opacity-0 data-instant:transition-none data-starting-style:scale-97 data-starting-style:opacity-0">
            {label}
            {shortcut ? <Kbd tone="inverted" keys={shortcut} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
