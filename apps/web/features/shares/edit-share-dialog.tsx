'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Dialog, DialogContent } from '@/components/ui/dialog.tsx';
import { Field, TextField } from '@/components/ui/field.tsx';
import { Select } from '@/components/ui/select.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { type ExpiryChoice, expiryChoices, expiryOf } from '@/features/forms/expiry.ts';
import { ExpiryFields } from '@/features/forms/expiry-fields.tsx';
import { NewPasswordField } from '@/features/forms/new-password-field.tsx';
import { useForm } from '@/features/forms/use-form.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { Share } from '@/lib/api/types.ts';
import { formatWhen } from '@/lib/format.ts';
import { nameOf } from '@/lib/paths.ts';

import { readShareFields, shareFieldProblems } from './share-fields.ts';

interface EditShareDialogProps {
  readonly share: Share;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Gives a link another password, end or number of downloads. */
export function EditShareDialog({ share, open, onOpenChange }: EditShareDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Change the link" description={`To ${nameOf(share.path)}. Its address stays as it is.`}>
        <EditShareForm share={share} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

const words = { share_not_found: 'The link has been revoked in the meantime.' };

function EditShareForm({ share, onDone }: { readonly share: Share; readonly onDone: () => void }) {
  const queryClient = useQueryClient();
  // A link for uploads has no such field, which reads as empty.
  const downloads = share.maxDownloads === null ? '' : String(share.maxDownloads);
  const [password, setPassword] = useState<'keep' | 'new' | 'none'>('keep');
  const [expiry, setExpiry] = useState<'keep' | ExpiryChoice>('keep');
  const form = useForm({
    read: readShareFields,
    check: (fields) => ({
      ...shareFieldProblems(fields, expiry === 'keep' ? 'never' : expiry, new Date()),
      ...(password === 'new' && fields.password === '' ? { password: 'Type a password.' } : {}),
    }),
    send: async (fields) => {
      const body = {
        ...(password === 'none' ? { password: null } : {}),
        ...(password === 'new' ? { password: fields.password } : {}),
        ...(expiry === 'keep' ? {} : { expiresAt: expiryOf(expiry, fields.expiresAt, new Date()) }),
        ...(fields.maxDownloads === downloads
          ? {}
          : { maxDownloads: fields.maxDownloads === '' ? null : Number(fields.maxDownloads) }),
      };
      await api.PATCH('/shares/{id}', { params: { path: { id: share.id } }, body });
    },
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: keys.shares });
      onDone();
    },
    words,
  });
  return (
    <DialogForm form={form} submit="Save">
      <Field label="Password">
        <Select
          value={password}
          onValueChange={setPassword}
          options={[
            { value: 'keep', label: share.hasPassword ? 'As it is' : 'None' },
            { value: 'new', label: share.hasPassword ? 'Another one' : 'A new one' },
            ...(share.hasPassword ? [{ value: 'none' as const, label: 'None any more' }] : []),
          ]}
        />
      </Field>
      {password === 'new' ? (
        <NewPasswordField
          label="New password"
          description="At least 8 characters. Whoever has opened the link must do so again."
          {...form.field('password')}
        />
      ) : null}
      <ExpiryFields
        value={expiry}
        onValueChange={setExpiry}
        options={[
          { value: 'keep', label: share.expiresAt === null ? 'Never' : `As it is: ${formatWhen(share.expiresAt)}` },
          ...expiryChoices.filter(({ value }) => value !== 'never' || share.expiresAt !== null),
        ]}
        day={form.field('expiresAt')}
      />
      {share.access === 'read' ? (
        <TextField
          label="Downloads"
          inputMode="numeric"
          autoComplete="off"
          placeholder="Any number"
          defaultValue={downloads}
          description={
            share.maxDownloads === null ? 'Empty: any number.' : `${share.downloads} are used. Empty: any number.`
          }
          {...form.field('maxDownloads')}
        />
      ) : null}
    </DialogForm>
  );
}
