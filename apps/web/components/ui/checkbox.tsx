'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

import { cn } from '@/lib/cn.ts';

type CheckboxProps = Omit<ComponentProps<typeof Base.Root>, 'className'> & { className?: string };

/** A checkbox and its text; the whole line can be hit. */
export function CheckboxLine({
  children,
  description,
  ...props
}: CheckboxProps & { children: ReactNode; description?: ReactNode }) {
  return (
    <label className="flex items-start gap-2.5 text-sm select-none">
      <Checkbox {...props} className="mt-px" />
      <span>
        {children}
        {description ? <span className="block text-xs text-ink-muted">{description}</span> : null}
      </span>
    </label>
  );
}

function Checkbox({ className, indeterminate = false, ...props }: CheckboxProps) {
  return (
    <Base.Root
      indeterminate={indeterminate}
      className={cn(
        'flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-control bg-surface transition-colors data-checked:border-accent data-checked:bg-accent data-checked:text-accent-ink data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent data-indeterminate:text-accent-ink coarse:size-5',
        className,
      )}
      {...props}
    >
      <Base.Indicator className="flex data-unchecked:hidden [&_svg]:size-3 [&_svg]:stroke-[3.5]">
        {indeterminate ? <Minus aria-hidden /> : <Check aria-hidden />}
      </Base.Indicator>
    </Base.Root>
  );
}
