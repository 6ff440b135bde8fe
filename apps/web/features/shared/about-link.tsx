import type { ReactNode } from 'react';

import { When } from '@/features/files/when.tsx';
import type { Shared } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';

/** Whose link it is and how long it is good for. */
export function AboutLink({ shared, children }: { readonly shared: Shared; readonly children?: ReactNode }) {
  const { sharedBy, expiresAt, downloadsLeft } = shared;
  return (
    <p className="text-sm text-pretty text-ink-muted">
      {children}
      Shared by <span className="text-ink">{sharedBy}</span>
      {expiresAt === null ? null : (
        <>
          {' · until '}
          <When iso={expiresAt} />
        </>
      )}
      {downloadsLeft === null ? null : ` · ${formatCount(downloadsLeft, 'download')} left`}
    </p>
  );
}
