import { ProblemError } from '@sheaf/client';
import type { Metadata } from 'next';
import Link from 'next/link';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Card } from '@/components/ui/card.tsx';
import { InvitationForm } from '@/features/invitations/invitation-form.tsx';
import { Entrance } from '@/features/session/entrance.tsx';
import { currentSession, serverApi } from '@/lib/api/server.ts';

export const metadata: Metadata = { title: 'Choose a password', referrer: 'no-referrer' };

interface Props {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  const invitation = await find(token);
  if (invitation === null) return <NotFound />;
  const user = (await currentSession())?.user;
  return (
    <Entrance
      title={`Welcome, ${invitation.name}`}
      description="Choose a password, and you are in."
      hint={
        user && user.email !== invitation.email
          ? `You are signed in here as ${user.name}. A password for ${invitation.name} signs you out.`
          : null
      }
    >
      <Card className="p-5 sm:p-6">
        <InvitationForm token={token} email={invitation.email} />
      </Card>
    </Entrance>
  );
}

/** The invitation, or null when it is none or works no more. */
async function find(token: string) {
  try {
    const { data } = await (await serverApi()).GET('/invitations/{token}', { params: { path: { token } } });
    return data;
  } catch (error) {
    if (error instanceof ProblemError && (error.status === 404 || error.status === 400)) return null;
    throw error;
  }
}

function NotFound() {
  return (
    <Entrance
      title="This invitation does not work"
      description="It was used, replaced by a newer one, or left for more than a week. An admin can give you another one."
    >
      <Link href="/login" className={buttonVariants({ variant: 'primary', size: 'lg', className: 'w-full' })}>
        Sign in
      </Link>
    </Entrance>
  );
}
