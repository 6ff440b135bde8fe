import { Check } from 'lucide-react';

import { cn } from '@/lib/cn.ts';

/**
 * The box that takes an item in and out of the selection. For mouse and touch only: the row itself carries
 * `aria-selected`, and the keyboard has Ctrl+Space.
 */
export function CheckMark({ selected, className }: { readonly selected: boolean; readonly className?: string }) {
  return (
    <span aria-hidden data-row-check className={cn('-m-2 flex size-8 shrink-0 items-center justify-center', className)}>
      <span
        className={cn(
          'flex size-4 items-center justify-center rounded-sm border coarse:size-5',
          selected
            ? 'border-accent bg-accent text-accent-ink'
            : 'border-line-control bg-surface text-transparent opacity-0 group-hover/row:opacity-100 group-data-selecting/listing:opacity-100',
        )}
      >
        <Check className="size-3" strokeWidth={3.5} />
      </span>
    </span>
  );
}
