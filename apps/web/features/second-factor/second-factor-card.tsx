'use client';

import { useQuery } from '@tanstack/react-query';
import { ShieldCheck, ShieldOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { When } from '@/features/files/when.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';

import { NewCodesDialog } from './new-codes-dialog.tsx';
import { secondFactorQuery } from './second-factor-queries.ts';
import { SetUpDialog } from './set-up-dialog.tsx';
import { TurnOffDialog } from './turn-off-dialog.tsx';

type Opened = 'setUp' | 'newCodes' | 'turnOff' | null;

/** Whether signing in takes a code beside the password, and what can be done about that. */
export function SecondFactorCard() {
  const [opened, setOpened] = useState<Opened>(null);
  const { data, isError, error, refetch } = useQuery(secondFactorQuery());
  const dialog = (which: Opened) => ({
    open: opened === which,
    onOpenChange: (open: boolean) => setOpened(open ? which : null),
  });
  if (isError && !data) {
    return (
      <Card>
        <LoadFailed title="This did not load" error={error} retry={refetch} />
      </Card>
    );
  }
  return (
    <Card className="p-4" aria-busy={!data}>
      {data === undefined ? <Skeleton className="h-3 w-48" /> : null}
      {data?.enabledAt === null ? (
        <State icon={<ShieldOff aria-hidden />} title="Off">
          <p>Your password alone signs you in.</p>
          <Button onClick={() => setOpened('setUp')}>Set up</Button>
        </State>
      ) : null}
      {data?.enabledAt ? (
        <State icon={<ShieldCheck aria-hidden className="text-accent-text" />} title="On">
          <p>
            Since <When iso={data.enabledAt} />. {codesLeft(data.recoveryCodesLeft)}
          </p>
          <Button onClick={() => setOpened('newCodes')}>New recovery codes</Button>
          <Button onClick={() => setOpened('turnOff')}>Turn off</Button>
        </State>
      ) : null}
      <SetUpDialog {...dialog('setUp')} />
      <NewCodesDialog {...dialog('newCodes')} />
      <TurnOffDialog {...dialog('turnOff')} />
    </Card>
  );
}

function codesLeft(count: number): string {
  if (count === 0) return 'You have no recovery codes left: get new ones.';
  return count === 1 ? 'One recovery code is left: get new ones.' : `${count} recovery codes are left.`;
}

interface StateProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** What that means, then what can be done. */
  readonly children: [ReactNode, ...ReactNode[]];
}

function State({ icon, title, children: [meaning, ...actions] }: StateProps) {
  return (
    <div className="flex gap-3 [&>svg]:mt-0.5 [&>svg]:size-5 [&>svg]:shrink-0">
      {icon}
      <div className="min-w-0">
        <div className="text-sm font-medium">{title}</div>
        <div className="mt-0.5 text-sm text-pretty text-ink-muted">{meaning}</div>
        <div className="mt-3 flex flex-wrap gap-2">{actions}</div>
      </div>
    </div>
  );
}
