import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { Card } from '@/components/ui/card.tsx';
import { Entrance } from '@/features/session/entrance.tsx';
import { LoginForm } from '@/features/session/login-form.tsx';
import { safeNext } from '@/features/session/safe-next.ts';
import { currentSession, serverApi } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  if (await currentSession()) redirect(next);
  const { data: setup } = await (await serverApi()).GET('/setup');
  if (!setup.completed) redirect('/setup');
  return (
    <Entrance
      title="Sign in to Sheaf"
      hint="Forgotten your password? An admin can give you a link to choose a new one."
    >
      <Card className="p-5 sm:p-6">
        <LoginForm next={next} />
      </Card>
    </Entrance>
  );
}
