'use client';

import { RadioCards } from '@/components/ui/radio-cards.tsx';
import { NewPasswordField, type NewPasswordFieldProps } from '@/features/forms/new-password-field.tsx';

export type WayIn = 'link' | 'password';

interface WayInFieldProps {
  readonly value: WayIn;
  readonly onValueChange: (value: WayIn) => void;
  readonly password: Omit<NewPasswordFieldProps, 'label'>;
  /** What else each choice brings about. */
  readonly consequences?: Readonly<Record<WayIn, string>>;
}

/** How somebody comes to a password: they choose it by a link, or it is chosen for them. */
export function WayInField({ value, onValueChange, password, consequences }: WayInFieldProps) {
  return (
    <RadioCards
      label="Password"
      value={value}
      onValueChange={onValueChange}
      options={[
        {
          value: 'link',
          label: 'They choose it',
          description: `You get a link to hand over. It works once, within a week. ${consequences?.link ?? ''}`,
        },
        {
          value: 'password',
          label: 'You choose it',
          description: consequences?.password,
          more: <NewPasswordField label="New password" {...password} />,
        },
      ]}
    />
  );
}
