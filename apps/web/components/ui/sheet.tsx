'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

import { cn } from '@/lib/cn.ts';

import { backdropClass } from './dialog.tsx';

export interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Read out when the sheet opens; not shown. */
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A panel that slides in from the left edge over the page. */
export function Sheet({ open, onOpenChange, label, children, className }: SheetProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup
          className={cn(
            'fixed inset-y-0 left-0 z-40 flex w-72 max-w-[84vw] flex-col border-r border-line bg-canvas shadow-dialog outline-none transition-transform duration-200 ease-out-soft data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
            className,
          )}
        >
          <Base.Title className="sr-only">{label}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
