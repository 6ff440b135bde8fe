'use client';

import { Button as BaseButton } from '@base-ui/react/button';
import type { VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';

import { cn } from '@/lib/cn.ts';

import { buttonVariants } from './button-variants.ts';

export type ButtonProps = Omit<ComponentProps<typeof BaseButton>, 'className'> &
  VariantProps<typeof buttonVariants> & { className?: string };

/** A button. Icon-only buttons (`size="icon"`) need an `aria-label`; `IconButton` also shows it as a tooltip. */
export function Button({ className, variant, size, ...props }: ButtonProps) {
  return <BaseButton type="button" className={cn(buttonVariants({ variant, size }), className)} {...props} />;
}
