'use client';

import { Field as Base } from '@base-ui/react/field';
import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';

import { cn } from '@/lib/cn.ts';

import { Button } from './button.tsx';
import { Input } from './input.tsx';

export interface FieldProps {
  readonly label: ReactNode;
  /** A hint below the field. */
  readonly description?: ReactNode;
  /** What is wrong with the value; takes the hint's place. */
  readonly error?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A label, a control and a line below it, tied together for screen readers. The control is a Base UI one, or `Input`. */
export function Field({ label, description, error, className, children }: FieldProps) {
  return (
    <Base.Root invalid={Boolean(error)} className={cn('flex flex-col gap-1.5', className)}>
      <Base.Label className="text-sm font-medium text-ink">{label}</Base.Label>
      {children}
      {error ? (
        <Base.Error match className="text-xs text-danger">
          {error}
        </Base.Error>
      ) : description ? (
        <Base.Description className="text-xs text-ink-muted">{description}</Base.Description>
      ) : null}
    </Base.Root>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<typeof Input>, 'className'>;

export function TextField({ label, description, error, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} description={description} error={error} {...(className ? { className } : {})}>
      <Input {...input} />
    </Field>
  );
}

/** A password with a button that shows what was typed. */
export function PasswordField({ label, description, error, className, ...input }: TextFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} description={description} error={error} {...(className ? { className } : {})}>
      <div className="relative">
        <Input {...input} type={shown ? 'text' : 'password'} className="pr-10" />
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={shown ? 'Hide the password' : 'Show the password'}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute top-1/2 right-1 -translate-y-1/2"
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      </div>
    </Field>
  );
}
