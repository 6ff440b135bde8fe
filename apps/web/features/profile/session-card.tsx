'use client';

import { LogOut, MonitorSmartphone } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { When } from '@/features/files/when.tsx';
import { useSignOut } from '@/features/session/use-sign-out.ts';
import { useSession } from '@/features/shell/use-session.ts';

import { deviceOf } from './device.ts';

/** The session at hand: on which device, since when, and the way out. */
export function SessionCard() {
  const { userAgent, createdAt, lastSeenAt, expiresAt } = useSession();
  const signOut = useSignOut();
  return (
    <Card>
      <div className="flex gap-3 px-4 py-3.5">
        <MonitorSmartphone aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-muted" />
        <div className="min-w-0">
          <div className="text-sm font-medium">{deviceOf(userAgent ?? '') ?? 'This device'}</div>
          {userAgent ? <div className="mt-0.5 text-xs break-words text-ink-muted">{userAgent}</div> : null}
          <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
            <Fact label="Signed in">
              <When iso={createdAt} />
            </Fact>
            <Fact label="Last seen">
              <When iso={lastSeenAt} />
            </Fact>
            <Fact label="Ends if unused">
              <When iso={expiresAt} />
            </Fact>
          </dl>
        </div>
      </div>
      <div className="border-t border-line px-4 py-3">
        <Button disabled={signOut.isPending || signOut.isSuccess} onClick={() => signOut.mutate()}>
          <LogOut aria-hidden />
          Sign out
        </Button>
      </div>
    </Card>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="tabular">{children}</dd>
    </>
  );
}
