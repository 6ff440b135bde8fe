import { ShieldUser } from 'lucide-react';
import Link from 'next/link';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { PaneState } from '@/components/ui/state.tsx';

/** What a person sees on a page whose content the API gives to admins alone. */
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
      Admins add people and see what was done on this server. Ask one of them if something about your account has to
      change.
    </PaneState>
  );
}
