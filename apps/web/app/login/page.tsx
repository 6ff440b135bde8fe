import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { Card } from '@/components/ui/card.tsx';
import { Entrance } from '@/features/session/entrance.tsx';
import { LoginForm } from '@/features/session/login-form.tsx';
import { ProviderSignIn } from '@/features/session/provider-sign-in.tsx';
import { safeNext } from '@/features/session/safe-next.ts';
import { currentSession, serverApi } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly problem?: string }>;
}

export default async function Page({ searchParams }: Props) {
  const { next: wanted, problem } = await searchParams;
  const next = safeNext(wanted);
  if (await currentSession()) redirect(next);
  const api = await serverApi();
  const [{ data: setup }, { data: options }] = await Promise.all([api.GET('/setup'), api.GET('/sign-in-options')]);
  if (!setup.completed) redirect('/setup');
  return (
    <Entrance
      title="Sign in to Sheaf"
      hint="Forgotten your password? An admin can give you a link to choose a new one."
    >
      <Card className="p-5 sm:p-6">
        {options.oidc ? <ProviderSignIn name={options.oidc.name} next={next} problem={problem} /> : null}
        <LoginForm next={next} />
      </Card>
    </Entrance>
  );
}
