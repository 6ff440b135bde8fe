'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';

import { cn } from '@/lib/cn.ts';

import { inputClass } from './input.tsx';
import { menuPopup } from './menu.tsx';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps<Value extends string> {
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly SelectOption<Value>[];
  readonly disabled?: boolean;
  readonly className?: string;
  /** Needed where no `Field` label names it. */
  readonly 'aria-label'?: string;
}

export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  disabled = false,
  className,
  ...label
}: SelectProps<Value>) {
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={disabled}
      onValueChange={(next) => (next === null ? undefined : onValueChange(next))}
    >
      <Base.Trigger
        {...label}
        className={cn(inputClass, 'flex cursor-default select-none items-center justify-between gap-2 pr-2', className)}
      >
        <Base.Value className="truncate" />
        <Base.Icon>
          <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-60 outline-none">
          <Base.Popup className={cn(menuPopup, 'min-w-(--anchor-width)')}>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="grid cursor-default select-none grid-cols-[1fr_1rem] items-center gap-3 rounded-md px-2 py-1.5 text-sm outline-none data-highlighted:bg-hover coarse:py-2.5"
              >
                <span>
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.description ? (
                    <span className="block text-xs text-ink-muted">{option.description}</span>
                  ) : null}
                </span>
                <Base.ItemIndicator>
                  <Check aria-hidden className="size-4 text-accent-text" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
