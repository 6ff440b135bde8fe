'use client';

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
  /** `null` when nothing is chosen yet. */
  readonly value: Value | null;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly RadioCard<Value>[];
  readonly error?: ReactNode;
}

/** One of a few, each with a sentence about what it means. The browser's own radio buttons, so `more` may hold any field. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, value, onValueChange, options, error } = props;
  const id = useId();
  return (
    <fieldset
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? id : undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      {options.map((option) => (
        <div
          key={option.value}
          className={cn(
            'rounded-lg border border-line-strong transition-colors',
            error && 'border-danger',
            option.value === value && (option.tone === 'danger' ? 'border-danger' : 'border-accent'),
          )}
        >
          <label className="flex items-start gap-2.5 px-3 py-2.5 text-sm select-none">
            <input
              type="radio"
              name={`${id}choice`}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValueChange(option.value)}
              data-invalid={error ? '' : undefined}
              className="mt-px size-4 shrink-0 appearance-none rounded-full border border-line-control bg-surface checked:border-5 checked:border-accent checked:bg-accent-ink coarse:size-5"
            />
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
      {error ? (
        <p id={id} className="text-xs text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
