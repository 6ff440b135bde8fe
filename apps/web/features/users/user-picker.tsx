'use client';

import { Combobox } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';

import { Avatar } from '@/components/ui/avatar.tsx';
import { Field } from '@/components/ui/field.tsx';
import { inputClass } from '@/components/ui/input.tsx';
import { menuPopup } from '@/components/ui/menu.tsx';
import type { User } from '@/lib/api/types.ts';
import { cn } from '@/lib/cn.ts';

import { findUsers } from './find-users.ts';

export interface UserPickerProps {
  readonly label: string;
  readonly users: readonly User[];
  readonly value: User | null;
  readonly onValueChange: (user: User | null) => void;
  readonly error: string | undefined;
}

/** One user, found by typing part of a name, an address or a handle. */
export function UserPicker({ label, users, value, onValueChange, error }: UserPickerProps) {
  return (
    <Field label={label} error={error}>
      <Combobox.Root
        items={users}
        value={value}
        onValueChange={onValueChange}
        itemToStringLabel={(user) => user.name}
        isItemEqualToValue={(one, other) => one.id === other.id}
        filter={(user, wanted) => findUsers([user], wanted).length > 0}
        autoHighlight
      >
        <Combobox.InputGroup className="relative">
          <Combobox.Input placeholder="Name or email address" className={cn(inputClass, 'pr-9')} />
          <Combobox.Trigger
            aria-hidden
            className="absolute top-1/2 right-1.5 flex size-7 -translate-y-1/2 items-center justify-center rounded-md text-ink-faint hover:bg-hover"
          >
            <ChevronsUpDown aria-hidden className="size-4" />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} className="z-60 outline-none">
            <Combobox.Popup
              className={cn(
                menuPopup,
                'max-h-[min(18rem,var(--available-height))] w-(--anchor-width) max-w-(--available-width)',
              )}
            >
              <Combobox.Empty>
                <div className="px-2 py-2 text-sm text-ink-muted">Nobody is called that.</div>
              </Combobox.Empty>
              <Combobox.List>
                {(user: User) => (
                  <Combobox.Item
                    key={user.id}
                    value={user}
                    className="grid cursor-default grid-cols-[auto_1fr_1rem] items-center gap-2.5 rounded-md px-2 py-1.5 text-sm outline-none select-none data-highlighted:bg-hover coarse:py-2.5"
                  >
                    <Avatar name={user.name} />
                    <span className="min-w-0">
                      <span className="block truncate">{user.name}</span>
                      <span className="block truncate text-xs text-ink-muted">{user.email}</span>
                    </span>
                    <Combobox.ItemIndicator>
                      <Check aria-hidden className="size-4 text-accent-text" />
                    </Combobox.ItemIndicator>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Field>
  );
}
