'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';

import { cn } from '@/lib/cn.ts';

export interface RadioCard<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly tone?: 'plain' | 'danger';
  /** What else is needed once this is chosen. */
  readonly more?: ReactNode;
}

export interface RadioCardsProps<Value extends string> {
  readonly label: ReactNode;
  readonly value: Value | null;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly RadioCard<Value>[];
  readonly error?: ReactNode;
  readonly className?: string;
}

/** One of a few, each with a sentence about what it means. `null` when nothing is chosen yet. */
export function RadioCards<Value extends string>({
  label,
  value,
  onValueChange,
  options,
  error,
  className,
}: RadioCardsProps<Value>) {
  const id = useId();
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <div id={`${id}-label`} className="text-sm font-medium text-ink">
        {label}
      </div>
      <RadioGroup<Value | ''>
        value={value ?? ''}
        onValueChange={(next) => (next === '' ? undefined : onValueChange(next))}
        aria-labelledby={`${id}-label`}
        aria-describedby={error ? `${id}-error` : undefined}
        className="flex flex-col gap-2"
      >
        {options.map((option) => (
          <div
            key={option.value}
            className={cn(
              'rounded-lg border border-line-strong transition-colors',
              error && value === null && 'border-danger',
              option.value === value && (option.tone === 'danger' ? 'border-danger' : 'border-accent'),
            )}
          >
            <label className="flex items-start gap-2.5 px-3 py-2.5 text-sm select-none">
              <Radio.Root
                value={option.value}
                aria-invalid={error && value === null ? true : undefined}
                className="mt-px flex size-4 shrink-0 items-center justify-center rounded-full border border-line-control bg-surface data-checked:border-accent data-checked:bg-accent coarse:size-5"
              >
                <Radio.Indicator className="size-1.5 rounded-full bg-accent-ink data-unchecked:hidden" />
              </Radio.Root>
              <span className="min-w-0">
                <span className={cn('font-medium', option.tone === 'danger' && 'text-danger')}>{option.label}</span>
                {option.description ? (
                  <span className="mt-0.5 block text-xs text-pretty text-ink-muted">{option.description}</span>
                ) : null}
              </span>
            </label>
            {option.more && option.value === value ? <div className="px-3 pb-3 pl-9.5">{option.more}</div> : null}
          </div>
        ))}
      </RadioGroup>
      {error ? (
        <p id={`${id}-error`} className="text-xs text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
