import type { ReactNode } from 'react';

import { cn } from '@/lib/cn.ts';

export interface PaneStateProps {
  /** A lucide icon or a drawing. */
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
  readonly className?: string;
  /** `alert` reads it out at once: for errors that took the place of content. */
  readonly role?: 'alert' | 'status';
}

/** What a pane shows when it has nothing else to show: it is empty, or something went wrong. */
export function PaneState({ icon, title, children, actions, className, role }: PaneStateProps) {
  return (
    <div
      role={role}
      className={cn('flex h-full min-h-64 flex-col items-center justify-center px-6 py-10 text-center', className)}
    >
      {icon ? <div className="mb-4 text-ink-faint [&_svg:not([class*=size-])]:size-8">{icon}</div> : null}
      <h2 className="text-base font-semibold text-balance">{title}</h2>
      {children ? <div className="mt-1.5 max-w-sm text-sm text-pretty text-ink-muted">{children}</div> : null}
      {actions ? <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
