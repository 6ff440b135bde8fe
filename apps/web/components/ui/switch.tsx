'use client';

import { Switch as Base } from '@base-ui/react/switch';
import type { ComponentProps } from 'react';

/** On or off at once, without a Save button. */
export function Switch(props: Omit<ComponentProps<typeof Base.Root>, 'className'>) {
  return (
    <Base.Root
      {...props}
      className="flex h-5 w-9 shrink-0 rounded-full bg-line-control p-0.5 transition-colors duration-150 data-checked:bg-accent data-disabled:opacity-50"
    >
      <Base.Thumb className="size-4 rounded-full bg-white shadow-card transition-transform duration-150 ease-out-soft data-checked:translate-x-4" />
    </Base.Root>
  );
}
