'use client';

import { Sparkles } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { PasswordField } from '@/components/ui/field.tsx';

import { generatePassword } from './generate-password.ts';

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly name: string;
  readonly error: string | undefined;
  readonly onInput: () => void;
  readonly description?: string;
}

/** A password chosen for somebody else: made up with a press, and copied to be handed over. */
export function NewPasswordField({
  onInput,
  description = 'At least 12 characters.',
  ...field
}: NewPasswordFieldProps) {
  const [password, setPassword] = useState('');
  const generate = () => {
    setPassword(generatePassword());
    onInput();
  };
  return (
    <div className="flex flex-col gap-2">
      <PasswordField
        {...field}
        value={password}
        onValueChange={setPassword}
        onInput={onInput}
        autoComplete="new-password"
        maxLength={256}
        spellCheck={false}
        description={description}
      />
      <div className="flex gap-2">
        <Button size="sm" onClick={generate}>
          <Sparkles aria-hidden />
          Generate
        </Button>
        <CopyButton size="sm" text={password} what="the password" disabled={password === ''} />
      </div>
    </div>
  );
}
