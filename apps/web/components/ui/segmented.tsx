'use client';

import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';

import { Tooltip } from './tooltip.tsx';

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon: ReactNode }[];
}

/** One of a few, all in sight. */
export function Segmented<Value extends string>({ label, value, onValueChange, options }: SegmentedProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={(values) => {
        const next = options.find((option) => option.value === values[0]);
        if (next) onValueChange(next.value);
      }}
      className="flex rounded-md bg-pressed p-0.5"
    >
      {options.map((option) => (
        <Tooltip key={option.value} label={option.label}>
          <Toggle
            value={option.value}
            aria-label={option.label}
            className="flex h-7 w-8 items-center justify-center rounded-[0.3125rem] text-ink-muted transition-colors hover:text-ink data-pressed:bg-thumb data-pressed:text-ink data-pressed:shadow-card coarse:h-8 coarse:w-10 [&_svg]:size-4"
          >
            {option.icon}
          </Toggle>
        </Tooltip>
      ))}
    </ToggleGroup>
  );
}
