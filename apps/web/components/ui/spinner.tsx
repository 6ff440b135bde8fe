import { LoaderCircle } from 'lucide-react';

import { cn } from '@/lib/cn.ts';

/** Something is going on. `label` is read out; leave it away where text beside it says so already. */
export function Spinner({ className, label }: { readonly className?: string; readonly label?: string }) {
  return (
    <span role={label ? 'status' : undefined} className="inline-flex">
      <LoaderCircle aria-hidden className={cn('size-4 animate-spin text-ink-faint', className)} />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
