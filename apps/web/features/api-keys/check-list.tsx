'use client';

import { type ReactNode, useId } from 'react';

import { CheckboxLine } from '@/components/ui/checkbox.tsx';
import { cn } from '@/lib/cn.ts';

export interface CheckListProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly groups: readonly {
    readonly label?: string;
    readonly items: readonly { readonly value: Value; readonly label: ReactNode; readonly description?: ReactNode }[];
  }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  readonly error: string | undefined;
}

/** Any of several, all in sight. */
export function CheckList<Value extends string>({
  label,
  hideLabel = false,
  groups,
  chosen,
  onChange,
  error,
}: CheckListProps<Value>) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined} className="flex min-w-0 flex-col">
      <legend className={cn('mb-1.5 text-sm font-medium', hideLabel && 'sr-only')}>{label}</legend>
      <div
        className={cn(
          'flex flex-col gap-y-4',
          !hideLabel && 'rounded-lg border border-line-strong px-3 py-3',
          error && !hideLabel && 'border-danger',
        )}
      >
        {groups.map((group) => (
          <div key={group.label ?? ''} className={cn(group.label && 'grid gap-x-3 gap-y-2 sm:grid-cols-[7rem_1fr]')}>
            {group.label ? <div className="text-sm text-ink-muted">{group.label}</div> : null}
            <div className="flex flex-col gap-2.5">
              {group.items.map(({ value, label: itemLabel, description }) => (
                <CheckboxLine
                  key={value}
                  checked={chosen.includes(value)}
                  onCheckedChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
                  aria-invalid={error ? true : undefined}
                  description={description}
                >
                  {itemLabel}
                </CheckboxLine>
              ))}
            </div>
          </div>
        ))}
      </div>
      {error ? (
        <p id={id} className="mt-1.5 text-xs text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
