'use client';

import { Input as Base } from '@base-ui/react/input';
import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn.ts';

export const inputClass =
  'h-9 w-full min-w-0 rounded-md border border-line-control bg-surface px-3 text-base text-ink shadow-card transition-[border-color,box-shadow] outline-none focus-visible:border-accent focus-visible:ring-3 focus-visible:ring-accent-soft-hover focus-visible:outline-none disabled:opacity-50 data-invalid:border-danger aria-invalid:border-danger coarse:h-11';

export function Input({
  className,
  ...props
}: Omit<ComponentProps<typeof Base>, 'className'> & { className?: string }) {
  return <Base className={cn(inputClass, className)} {...props} />;
}
