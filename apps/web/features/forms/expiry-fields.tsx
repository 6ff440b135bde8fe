'use client';

import type { ComponentProps } from 'react';

import { Field, TextField } from '@/components/ui/field.tsx';
import { Select, type SelectOption } from '@/components/ui/select.tsx';

interface ExpiryFieldsProps<Choice extends string> {
  readonly value: Choice;
  readonly onValueChange: (choice: Choice) => void;
  /** `day` asks for the day. */
  readonly options: readonly SelectOption<Choice>[];
  readonly day: Omit<ComponentProps<typeof TextField>, 'label'>;
}

/** When something ends: one of a few times, or a day. */
export function ExpiryFields<Choice extends string>({ value, onValueChange, options, day }: ExpiryFieldsProps<Choice>) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Expires">
        <Select value={value} onValueChange={onValueChange} options={options} />
      </Field>
      {value === 'day' ? <TextField type="date" label="Last day" {...day} /> : null}
    </div>
  );
}
