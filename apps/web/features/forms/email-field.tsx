import type { ComponentProps } from 'react';

import { TextField } from '@/components/ui/field.tsx';

/** An email address, as the API takes one. */
export function EmailField(props: Omit<ComponentProps<typeof TextField>, 'label' | 'type' | 'maxLength'>) {
  return (
    <TextField
      label="Email address"
      type="email"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      {...props}
    />
  );
}
