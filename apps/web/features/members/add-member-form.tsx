'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Field, TextField } from '@/components/ui/field.tsx';
import { Select } from '@/components/ui/select.tsx';
import { toast } from '@/components/ui/toast.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { SubmitButton } from '@/features/forms/submit-button.tsx';
import { textValue } from '@/features/forms/text-value.ts';
import { useForm } from '@/features/forms/use-form.ts';
import { useSession } from '@/features/shell/use-session.ts';
import { useUsers } from '@/features/users/use-users.ts';
import { UserPicker, type UserPickerProps } from '@/features/users/user-picker.tsx';
import { api } from '@/lib/api/client.ts';
import { keys } from '@/lib/api/keys.ts';
import type { Member, Space, SpaceRole, User } from '@/lib/api/types.ts';

import { memberWords, roleOptions, userRefOf, userRefProblem } from './member-words.ts';

interface AddMemberFormProps {
  readonly space: Space;
  readonly members: readonly Member[];
}

export function AddMemberForm(props: AddMemberFormProps) {
  // A new form after each one who was added: it is empty again.
  const [added, setAdded] = useState(0);
  return <AddMemberFields key={added} {...props} onAdded={() => setAdded(added + 1)} />;
}

function AddMemberFields({ space, members, onAdded }: AddMemberFormProps & { readonly onAdded: () => void }) {
  const [picked, setPicked] = useState<User | null>(null);
  const [role, setRole] = useState<SpaceRole>('viewer');
  const me = useSession().user;
  const isAdmin = me.role === 'admin';
  // Of addresses only one's own is known.
  const isMember = (ref: string) =>
    ref === me.email.toLowerCase() || members.some(({ user }) => user.id === ref || user.handle === ref);
  const queryClient = useQueryClient();
  const form = useForm({
    read: (data) => ({ person: isAdmin ? (picked?.id ?? '') : userRefOf(textValue(data, 'person')) }),
    check: ({ person }) => ({ person: isMember(person) ? 'They are a member already.' : userRefProblem(person) }),
    send: ({ person }) =>
      api.PUT('/spaces/{space}/members/{userId}', {
        params: { path: { space: space.id, userId: person } },
        body: { role },
      }),
    onDone: async ({ data: { user }, response }) => {
      onAdded();
      const before = response.status === 201 ? '' : 'was a member already, and ';
      toast.success(`${user.name} ${before}is ${asA[role]} now`);
      await queryClient.invalidateQueries({ queryKey: keys.members(space.id) });
    },
    codes: { user_not_found: 'person' },
    words: memberWords,
  });
  return (
    <form {...form.props} className="flex flex-col gap-3">
      <div className="grid grid-cols-[1fr_auto] gap-3 sm:grid-cols-[1fr_8rem_auto]">
        <div className="max-sm:col-span-2">
          {isAdmin ? (
            <AnyUserPicker
              label="Add somebody"
              isMember={isMember}
              value={picked}
              onValueChange={(user) => {
                setPicked(user);
                form.clear('person');
              }}
              error={form.errorOf('person')}
            />
          ) : (
            <TextField
              label="Add somebody"
              placeholder="Email address or handle"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
              {...form.field('person')}
            />
          )}
        </div>{' '}
        <Field label="Role">
          <Select value={role} onValueChange={setRole} options={roleOptions} />
        </Field>
        <SubmitButton pending={form.pending} className="mt-6.5">
          Add
        </SubmitButton>
      </div>
      <FormProblem failure={form.failure} />
    </form>
  );
}

const asA: Readonly<Record<SpaceRole, string>> = { viewer: 'a viewer', editor: 'an editor', owner: 'an owner' };

type AnyUserPickerProps = Omit<UserPickerProps, 'users'> & { readonly isMember: (id: string) => boolean };

/** Admins may list everybody. */
function AnyUserPicker({ isMember, ...props }: AnyUserPickerProps) {
  const { users } = useUsers({ whole: true });
  return <UserPicker {...props} users={users.filter(({ id }) => !isMember(id))} />;
}
