import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn.ts';

/** A plain table for a few dozen rows. Listings of files use the virtual grid instead. */
export function Table(props: Omit<ComponentProps<'table'>, 'className'>) {
  return (
    <div className="scroll-quiet overflow-x-auto">
      <table
        className="w-full table-fixed border-collapse text-left text-sm [&>tbody>tr:last-child>td]:border-b-0"
        {...props}
      />
    </div>
  );
}

export function Th({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn('h-9 border-b border-line px-3 text-xs font-medium whitespace-nowrap text-ink-muted', className)}
      {...props}
    />
  );
}

export function Td({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('h-12 border-b border-line px-3 align-middle', className)} {...props} />;
}
