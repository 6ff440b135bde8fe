'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

import { cn } from '@/lib/cn.ts';

import { Button } from './button.tsx';

export const Dialog = Base.Root;

export const backdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0';

const sizes = { sm: 'max-w-sm', md: 'max-w-md', lg: 'max-w-xl', xl: 'max-w-3xl' };

export interface DialogContentProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly size?: keyof typeof sizes;
  readonly children: ReactNode;
  readonly className?: string;
  readonly initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus'];
  readonly finalFocus?: ComponentProps<typeof Base.Popup>['finalFocus'];
}

/** A centred dialog that is always named by its title; on a phone it rises from the bottom edge. */
export function DialogContent({ title, description, size = 'md', children, className, ...focus }: DialogContentProps) {
  return (
    <Base.Portal>
      <Base.Backdrop className={backdropClass} />
      <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-hidden sm:items-center sm:p-6">
        <Base.Popup
          className={cn(
            'relative flex max-h-[88dvh] w-full flex-col rounded-t-xl border border-line bg-raised shadow-dialog outline-none transition-[opacity,scale,translate] duration-150 ease-out-soft data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0 sm:rounded-xl sm:data-starting-style:translate-y-0 sm:data-starting-style:scale-98',
            // Another dialog above it brings no backdrop along.
            'data-nested-dialog-open:after:absolute data-nested-dialog-open:after:inset-0 data-nested-dialog-open:after:rounded-[inherit] data-nested-dialog-open:after:bg-scrim',
            sizes[size],
            className,
          )}
          {...focus}
        >
          <header className="px-5 pt-4.5 pr-12 pb-3">
            <Base.Title className="text-lg font-semibold text-balance break-words">{title}</Base.Title>
            {description ? (
              <Base.Description className="mt-1 text-sm text-ink-muted">{description}</Base.Description>
            ) : null}
          </header>
          {children}
          {/* Last, so that the focus starts on the first field and not here. */}
          <Base.Close
            render={
              <Button variant="ghost" size="icon-sm" aria-label="Close" className="absolute top-3.5 right-3.5">
                <X aria-hidden />
              </Button>
            }
          />
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  );
}

/** The part that scrolls when the dialog is higher than the window. */
export function DialogBody({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 pb-5', className)} {...props} />;
}

/** Buttons in a row at the end: the quiet ones first, the one that acts last. */
export function DialogFooter({ className, ...props }: ComponentProps<'footer'>) {
  return (
    <footer
      className={cn(
        'flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3.5 pb-[max(0.875rem,env(safe-area-inset-bottom))]',
        className,
      )}
      {...props}
    />
  );
}

export function DialogClose({ children }: { readonly children: ReactElement }) {
  return <Base.Close render={children} />;
}
