'use client';

import { Progress as Base } from '@base-ui/react/progress';

import { cn } from '@/lib/cn.ts';

/** A bar from 0 to 100; null while the end is unknown. */
export function Progress({
  value,
  label,
  tone = 'accent',
  className,
}: {
  readonly value: number | null;
  readonly label: string;
  readonly tone?: 'accent' | 'danger' | 'quiet';
  readonly className?: string;
}) {
  return (
    <Base.Root value={value} aria-label={label} className={className}>
      <Base.Track className="block h-1 overflow-hidden rounded-full bg-pressed">
        <Base.Indicator
          className={cn(
            'block h-full rounded-full transition-[width] duration-200 data-indeterminate:w-1/3 data-indeterminate:animate-pulse',
            { accent: 'bg-accent', danger: 'bg-danger', quiet: 'bg-line-control' }[tone],
          )}
        />
      </Base.Track>
    </Base.Root>
  );
}
