'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

import { cn } from '@/lib/cn.ts';

import { inputClass } from './input.tsx';
import { menuPopup } from './menu.tsx';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
}

interface PartsProps<Value extends string> {
  readonly options: readonly SelectOption<Value>[];
  readonly className?: string;
  /** Needed where no `Field` label names it. */
  readonly 'aria-label'?: string;
}

export interface SelectProps<Value extends string> extends PartsProps<Value> {
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly disabled?: boolean;
}

export function Select<Value extends string>({ value, onValueChange, disabled = false, ...parts }: SelectProps<Value>) {
  return (
    <Base.Root
      items={parts.options}
      value={value}
      disabled={disabled}
      onValueChange={(next) => (next === null ? undefined : onValueChange(next))}
    >
      <Parts {...parts}>
        <Base.Value className="truncate" />
      </Parts>
    </Base.Root>
  );
}

export interface MultiSelectProps<Value extends string> extends PartsProps<Value> {
  readonly values: readonly Value[];
  readonly onValuesChange: (values: readonly Value[]) => void;
  /** What it says when nothing is chosen. */
  readonly none: string;
}

/** Any number of the options. The list stays open while one after another is chosen. */
export function MultiSelect<Value extends string>({ values, onValuesChange, none, ...parts }: MultiSelectProps<Value>) {
  const chosen = parts.options.filter(({ value }) => values.includes(value)).map(({ label }) => label);
  return (
    <Base.Root multiple items={parts.options} value={[...values]} onValueChange={onValuesChange}>
      <Parts {...parts}>
        <Base.Value className="truncate">{chosen.join(', ') || none}</Base.Value>
      </Parts>
    </Base.Root>
  );
}

/** What one sees of it: the field, with what is chosen in it, and the list. */
function Parts<Value extends string>({
  options,
  className,
  children,
  ...label
}: PartsProps<Value> & { readonly children: ReactNode }) {
  return (
    <>
      <Base.Trigger
        {...label}
        className={cn(inputClass, 'flex cursor-default select-none items-center justify-between gap-2 pr-2', className)}
      >
        {children}
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
    </>
  );
}
