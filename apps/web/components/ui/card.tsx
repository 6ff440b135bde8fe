import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn.ts';

export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section className={cn('rounded-lg border border-line bg-raised shadow-card', className)} {...props} />;
}
