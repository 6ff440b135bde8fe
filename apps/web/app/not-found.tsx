import { FileQuestion } from 'lucide-react';
import Link from 'next/link';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { PaneState } from '@/components/ui/state.tsx';

export default function NotFound() {
  return (
    <PaneState
      icon={<FileQuestion aria-hidden />}
      title="There is no page here"
      actions={
        <Link href="/" className={buttonVariants({ variant: 'primary' })}>
          Go to my files
        </Link>
      }
    >
      The address may be mistyped, or the page has gone.
    </PaneState>
  );
}
