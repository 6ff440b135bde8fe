'use client';

import type { CreatedApiKey, Scope } from '@sheaf/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { TextField } from '@/components/ui/field.tsx';
import { RadioCards } from '@/components/ui/radio-cards.tsx';
import { DialogForm } from '@/features/forms/dialog-form.tsx';
import { dayProblem, type ExpiryChoice, expiryChoices, expiryOf } from '@/features/forms/expiry.ts';
import { ExpiryFields } from '@/features/forms/expiry-fields.tsx';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { useSession } from '@/features/shell/use-session.ts';
import { orderSpaces, spaceLabel } from '@/features/spaces/space-names.ts';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import { queries } from '@/lib/api/queries.ts';

import { CheckList } from './check-list.tsx';
import { scopeGroupsFor } from './scopes.ts';

const words = {
  space_not_found: 'One of these spaces is gone, or you are no member of it any more.',
  already_created: 'The key was made, but lost on the way. Reload the page, revoke it, and make another one.',
};

export function NewKeyForm({ onCreated }: { readonly onCreated: (created: CreatedApiKey) => void }) {
  const { user } = useSession();
  const own = `~${user.handle}`;
  const { data: spaces = [] } = useQuery(queries.spaces());
  const queryClient = useQueryClient();
  const [scopes, setScopes] = useState<readonly Scope[]>(['files:read']);
  const [reach, setReach] = useState<'all' | 'some'>('all');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [expiry, setExpiry] = useState<ExpiryChoice>('never');

  const form = useForm({
    read: (data) => ({
      name: textValue(data, 'name'),
      scopes,
      spaces: reach === 'all' ? null : chosen,
      expiresAt: textValue(data, 'expiresAt'),
    }),
    check: (values) => ({
      name: values.name === '' ? 'Type a name.' : null,
      scopes: values.scopes.length === 0 ? 'Allow it at least one thing.' : null,
      spaces: values.spaces?.length === 0 ? 'Choose at least one space.' : null,
      expiresAt: dayProblem(expiry, values.expiresAt, new Date()),
    }),
    send: async (values) => {
      const expiresAt = expiryOf(expiry, values.expiresAt, new Date());
      const body = {
        name: values.name,
        scopes: [...values.scopes],
        ...(values.spaces ? { spaces: [...values.spaces] } : {}),
        ...(expiresAt ? { expiresAt } : {}),
      };
      return (await api.POST('/api-keys', { body })).data;
    },
    onDone: async (created) => {
      onCreated(created);
      await queryClient.invalidateQueries({ queryKey: keys.apiKeys });
    },
    codes: { space_not_found: 'spaces' },
    words,
  });

  return (
    <DialogForm form={form} submit="Create key">
      <TextField
        label="Name"
        placeholder="nightly backup"
        autoComplete="off"
        maxLength={100}
        description="What it is for, so that you know it again."
        {...form.field('name')}
      />
      <CheckList
        label="What it may do"
        error={form.errorOf('scopes')}
        chosen={scopes}
        onChange={(next) => {
          setScopes(next);
          form.clear('scopes');
        }}
        groups={scopeGroupsFor(user.role).map((group) => ({
          label: group.label,
          items: group.scopes.map(({ scope, label, means }) => ({
            value: scope,
            label: <ScopeLabel label={label} scope={scope} />,
            description: means,
          })),
        }))}
      />
      <RadioCards
        label="Where"
        value={reach}
        onValueChange={setReach}
        options={[
          { value: 'all', label: 'In all my spaces', description: 'Also in those that you join later.' },
          {
            value: 'some',
            label: 'In these only',
            more: (
              <CheckList
                label="Spaces"
                hideLabel
                error={form.errorOf('spaces')}
                chosen={chosen}
                onChange={(next) => {
                  setChosen(next);
                  form.clear('spaces');
                }}
                groups={[
                  {
                    items: orderSpaces(spaces, own).map((space) => ({
                      value: space.id,
                      label: spaceLabel(space.name, own),
                    })),
                  },
                ]}
              />
            ),
          },
        ]}
      />
      <ExpiryFields value={expiry} onValueChange={setExpiry} options={expiryChoices} day={form.field('expiresAt')} />
    </DialogForm>
  );
}

function ScopeLabel({ label, scope }: { readonly label: string; readonly scope: Scope }) {
  return (
    <>
      {label} <code className="ml-1 font-mono text-2xs text-ink-faint">{scope}</code>
    </>
  );
}
