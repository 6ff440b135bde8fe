'use client';

import { formatExact, formatWhen } from '@/lib/format.ts';
import { useHydrated } from '@/lib/use-media.ts';

/** A time in the person's own zone. The server does not know that zone and leaves it blank. */
export function When({ iso }: { readonly iso: string }) {
  const hydrated = useHydrated();
  return (
    <time dateTime={iso} title={hydrated ? formatExact(iso) : undefined}>
      {hydrated ? formatWhen(iso) : '\u00a0'}
    </time>
  );
}
