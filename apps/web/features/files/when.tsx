'use client';

import { formatExact, formatMoment, formatWhen } from '@/lib/format.ts';
import { useHydrated } from '@/lib/use-media.ts';

export interface WhenProps {
  readonly iso: string;
  /** Says the time of day of other days, too. */
  readonly precise?: boolean;
}

/** A time in the person's own zone. The server does not know that zone and leaves it blank. */
export function When({ iso, precise = false }: WhenProps) {
  const hydrated = useHydrated();
  return (
    <time dateTime={iso} title={hydrated ? formatExact(iso) : undefined}>
      {hydrated ? (precise ? formatMoment(iso) : formatWhen(iso)) : '\u00a0'}
    </time>
  );
}
