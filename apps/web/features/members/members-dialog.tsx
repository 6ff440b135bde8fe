'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { type Refusal, refusalOf } from '@/features/forms/refusal.ts';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import type { Space } from '@/lib/api/types.ts';

import { AddMemberForm } from './add-member-form.tsx';
import { membersQuery } from './member-queries.ts';
import { MemberRow } from './member-row.tsx';
import { memberWords } from './member-words.ts';

export interface MembersDialogProps {
  readonly space: Space;
  /** How the space is called on the screen. */
  readonly label: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Who may do what in a space, for its owners to decide. */
export function MembersDialog({ space, label, open, onOpenChange }: MembersDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="lg" title={`Members of ${label}`}>
        <Members space={space} label={label} onGone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

interface MembersProps {
  readonly space: Space;
  readonly label: string;
  /** They are no owner any more. */
  readonly onGone: () => void;
}

function Members({ space, label, onGone }: MembersProps) {
  const [refused, setRefused] = useState<Refusal['failure']>(null);
  const list = useQuery(membersQuery(space.id));
  if (list.isError && !list.data) {
    return (
      <DialogBody>
        <LoadFailed title="The members did not load" error={list.error} retry={list.refetch} />
      </DialogBody>
    );
  }
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <AddMemberForm space={space} members={list.data ?? []} />
        <FormProblem failure={refused} />
        <ul aria-label="Members" aria-busy={list.isPending} className="flex flex-col divide-y divide-line">
          {list.isPending ? [0, 1, 2].map((row) => <PendingRow key={row} />) : null}
          {list.data?.map((member) => (
            <MemberRow
              key={member.user.id}
              space={space}
              label={label}
              member={member}
              onAsked={() => setRefused(null)}
              onRefused={(error) => setRefused(failureOf(error))}
              onGone={onGone}
            />
          ))}
        </ul>
      </DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}

function failureOf(error: unknown): Refusal['failure'] {
  return refusalOf(error, { fields: [], words: memberWords }).failure;
}

function PendingRow() {
  return (
    <li aria-hidden className="flex h-14 items-center gap-3">
      <Skeleton className="size-8 rounded-full" />
      <Skeleton className="h-3 w-32" />
    </li>
  );
}
