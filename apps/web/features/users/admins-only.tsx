import { ShieldUser } from 'lucide-react';
import Link from 'next/link';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { PaneState } from '@/components/ui/state.tsx';

/** What a person sees whom the API does not let manage users. */
export function AdminsOnly() {
  return (
    <PaneState
      icon={<ShieldUser aria-hidden />}
      title="This page is for admins"
      actions={
        <Link href="/" className={buttonVariants()}>
          Go to my files
        </Link>
      }
    >
      Admins add people, set passwords and disable accounts. Ask one of them if something about your account has to
      change.
    </PaneState>
  );
}
