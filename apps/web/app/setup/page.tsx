import type { Metadata } from 'next';
import Link from 'next/link';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Card } from '@/components/ui/card.tsx';
import { Entrance } from '@/features/session/entrance.tsx';
import { SetupForm } from '@/features/setup/setup-form.tsx';
import { currentSession, serverApi } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

interface Props {
  readonly searchParams: Promise<{ readonly token?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { token } = await searchParams;
  const { data: setup } = await (await serverApi()).GET('/setup');
  if (setup.completed) return <AlreadySetUp signedIn={(await currentSession()) !== null} />;
  return (
    <Entrance
      title="Welcome to Sheaf"
      description="Create the first account. It can add everybody else."
      hint="You get a space of your own, and “shared” is there for everybody."
    >
      <Card className="p-5 sm:p-6">
        <SetupForm token={typeof token === 'string' ? token : ''} />
      </Card>
    </Entrance>
  );
}

function AlreadySetUp({ signedIn }: { readonly signedIn: boolean }) {
  return (
    <Entrance title="Already set up" description="This server has its first admin, so the set-up is closed.">
      <Link
        href={signedIn ? '/' : '/login'}
        className={buttonVariants({ variant: 'primary', size: 'lg', className: 'w-full' })}
      >
        {signedIn ? 'Go to my files' : 'Sign in'}
      </Link>
    </Entrance>
  );
}
