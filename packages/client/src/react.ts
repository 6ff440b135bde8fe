import type { Client as FetchClient } from 'openapi-fetch';
import createReactQuery, { type OpenapiQueryClient } from 'openapi-react-query';

import { described } from './described.ts';
import type { ListArguments, ListParams, PagedPath, PageOf, ProblemError, SheafClient } from './index.ts';
import type { paths } from './schema.gen.ts';

/** What `useInfiniteQuery` takes for a list. */
export interface InfiniteOptions<Path extends PagedPath> {
  readonly queryKey: readonly ['get', Path, ListParams<Path> | null, 'infinite'];
  readonly queryFn: (context: { signal: AbortSignal; pageParam: string | null }) => Promise<PageOf<Path>>;
  readonly initialPageParam: string | null;
  readonly getNextPageParam: (page: PageOf<Path>) => string | null;
}

export interface Hooks extends Omit<OpenapiQueryClient<ThrowingPaths>, 'useInfiniteQuery'> {
  /**
   * A list that grows page by page: `useInfiniteQuery(hooks.infiniteOptions('/entries', { query: { folder } }))`.
   * Its key starts as those of `useQuery` do, `['get', path]`, so that one invalidation reaches both.
   */
  infiniteOptions<Path extends PagedPath>(path: Path, ...params: ListArguments<Path>): InfiniteOptions<Path>;
}

/** TanStack Query's hooks for every operation. Their `error` is a {@link ProblemError}. */
export function createHooks(client: SheafClient): Hooks {
  const { queryOptions, useQuery, useSuspenseQuery, useMutation } = createReactQuery(asFetchClient(client));
  return {
    queryOptions,
    useQuery,
    useSuspenseQuery,
    useMutation,
    infiniteOptions: (path, ...[params]) => ({
      queryKey: ['get', path, params ?? null, 'infinite'],
      queryFn: ({ signal, pageParam }) => client.page(path, pageParam, params, signal),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  };
}

/** The operations as the hooks see them: what does not succeed is thrown, so every error is a ProblemError. */
type ThrowingPaths = {
  [Path in keyof paths]: { [Method in keyof paths[Path]]: Throwing<paths[Path][Method]> };
};

type Throwing<Operation> = Operation extends { responses: infer Responses }
  ? Omit<Operation, 'responses'> & {
      responses: { [Status in keyof Responses]: Status extends Success ? Responses[Status] : ThrownAnswer };
    }
  : Operation;

type Success = 200 | 201 | 202 | 204 | 206;

interface ThrownAnswer {
  headers: Record<string, unknown>;
  content: { 'application/problem+json': ProblemError };
}

/** openapi-react-query asks for openapi-fetch's client and uses nothing but its methods. */
function asFetchClient(client: SheafClient): FetchClient<ThrowingPaths> {
  return described<FetchClient<ThrowingPaths>>(client);
}
