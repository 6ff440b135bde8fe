import type { ComponentProps } from 'react';

import { TextField } from '@/components/ui/field.tsx';

import { quotaText } from './quota.ts';

interface QuotaFieldProps extends Omit<ComponentProps<typeof TextField>, 'label' | 'defaultValue'> {
  readonly quotaBytes: number | null;
}

/** A quota in gigabytes; what it may be, and what is sent, says quota.ts. */
export function QuotaField({ quotaBytes, ...props }: QuotaFieldProps) {
  return (
    <TextField
      label="Limit in gigabytes"
      inputMode="decimal"
      autoComplete="off"
      defaultValue={quotaText(quotaBytes)}
      {...props}
    />
  );
}
