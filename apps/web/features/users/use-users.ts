'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { userPages } from './user-queries.ts';

/** @param whole load every page, one after the other: to find somebody among all */
export function useUsers({ whole }: { readonly whole: boolean }) {
  const query = useInfiniteQuery(userPages());
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const goOn = whole && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (goOn) void fetchNextPage();
  }, [goOn, fetchNextPage]);
  const users = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return { ...query, users };
}
