import type { ReactNode } from 'react';

import { cn } from '@/lib/cn.ts';

export const navItemClass =
  'group/nav relative flex h-8 min-w-0 items-center gap-2.5 rounded-md px-2.5 text-sm text-ink-muted transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink data-drop-over:bg-accent-soft-hover data-drop-over:outline-2 data-drop-over:outline-accent coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0';

export function NavSection({
  label,
  action,
  children,
  className,
}: {
  readonly label: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section aria-label={label} className={cn('px-2.5', className)}>
      <div className="flex h-8 items-center justify-between pr-1 pl-2.5">
        <h2 className="text-xs font-medium text-ink-faint">{label}</h2>
        {action}
      </div>
      <ul className="flex flex-col gap-px">{children}</ul>
    </section>
  );
}
