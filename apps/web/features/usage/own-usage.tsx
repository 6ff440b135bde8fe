'use client';

import { useQuery } from '@tanstack/react-query';

import { queries } from '@/lib/api/queries.ts';

import { UsageBar } from './usage-bar.tsx';

/** What the person stores in all spaces together. Nothing while that is not known: it is no reason to alarm anybody. */
export function OwnUsage() {
  const { data } = useQuery(queries.usage());
  return data ? <UsageBar label="What you may store" {...data.user} /> : null;
}
