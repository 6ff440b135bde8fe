'use client';

import type { CreatedShare } from '@sheaf/client';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

import { TextField } from '@/components/ui/field.tsx';
import { RadioCards } from '@/components/ui/radio-cards.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { type ExpiryChoice, expiryChoices, expiryOf } from '@/features/forms/expiry.ts';
import { ExpiryFields } from '@/features/forms/expiry-fields.tsx';
import { NewPasswordField } from '@/features/forms/new-password-field.tsx';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { Entry, Share } from '@/lib/api/types.ts';

import { readShareFields, shareFieldProblems } from './share-fields.ts';

export interface MadeShare {
  readonly share: CreatedShare;
  /** What it takes beside the link; empty for none. */
  readonly password: string;
}

const words = {
  already_created: 'The link was made, but lost on the way. Open this anew, revoke it, and make another one.',
};

interface NewShareFormProps {
  readonly entry: Entry;
  readonly onMade: (made: MadeShare) => void;
  /** What stands above the fields. */
  readonly children: ReactNode;
}

export function NewShareForm({ entry, onMade, children }: NewShareFormProps) {
  const queryClient = useQueryClient();
  const [access, setAccess] = useState<Share['access']>('read');
  const [expiry, setExpiry] = useState<ExpiryChoice>('never');
  const form = useForm({
    read: readShareFields,
    check: (fields) => shareFieldProblems(fields, expiry, new Date()),
    send: async ({ password, expiresAt, maxDownloads }) => {
      const until = expiryOf(expiry, expiresAt, new Date());
      const body = {
        entry: entry.id,
        access,
        ...(password === '' ? {} : { password }),
        ...(until === null ? {} : { expiresAt: until }),
        ...(maxDownloads === '' ? {} : { maxDownloads: Number(maxDownloads) }),
      };
      return (await api.POST('/shares', { body })).data;
    },
    onDone: async (share, { password }) => {
      onMade({ share, password });
      await queryClient.invalidateQueries({ queryKey: keys.shares });
    },
    words,
  });
  return (
    <DialogForm form={form} submit="Create link">
      {children}
      {entry.kind === 'folder' ? (
        <RadioCards
          label="Whoever has a new link"
          value={access}
          onValueChange={setAccess}
          options={[
            { value: 'read', label: 'Sees what is in it', description: 'And downloads it, but changes nothing.' },
            { value: 'upload', label: 'Uploads into it', description: 'And sees nothing of what is in it.' },
          ]}
        />
      ) : null}
      <NewPasswordField
        label="Password (optional)"
        description="What people must know beside the link. At least 8 characters."
        {...form.field('password')}
      />
      <ExpiryFields value={expiry} onValueChange={setExpiry} options={expiryChoices} day={form.field('expiresAt')} />
      {access === 'read' ? (
        <TextField
          label="Downloads (optional)"
          inputMode="numeric"
          autoComplete="off"
          placeholder="Any number"
          description="After so many the link shows nothing more. Files are not previewed, since that would count."
          {...form.field('maxDownloads')}
        />
      ) : null}
    </DialogForm>
  );
}
