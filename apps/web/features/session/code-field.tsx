'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';

interface CodeFieldProps {
  readonly name: string;
  readonly error: string | undefined;
  readonly onInput: () => void;
}

/** Asks for a code of the authenticator app or, for those who do not have it at hand, for a recovery code. */
export function CodeField(props: CodeFieldProps) {
  const [kind, setKind] = useState<'app' | 'recovery'>('app');
  return (
    <div className="flex flex-col items-start gap-2">
      {kind === 'app' ? (
        <TextField
          key="app"
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          description="The six digits that your authenticator app shows for Sheaf."
          className="w-full"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field has just been asked for
          autoFocus
          {...props}
        />
      ) : (
        <TextField
          key="recovery"
          label="Recovery code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={32}
          description="One that you have not used yet."
          className="w-full"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field has just been asked for
          autoFocus
          {...props}
        />
      )}
      <Button variant="ghost" size="sm" onClick={() => setKind(kind === 'app' ? 'recovery' : 'app')}>
        {kind === 'app' ? 'Use a recovery code' : 'Use the app'}
      </Button>
    </div>
  );
}

export function codeProblem(code: string): string | null {
  return code.length < 6 ? 'Type a code.' : null;
}

export const codeWords = {
  wrong_code: 'The code is wrong, or was used already. Wait for the next one.',
};
