import type { Calls, DataOf, PathWith } from './call-types.ts';
import { described } from './described.ts';
import type { paths } from './schema.gen.ts';

/** The paths whose GET answers a page: `{ items, nextCursor }`. */
export type PagedPath = {
  [Path in PathWith<'get', paths>]: DataOf<'get', Path, paths> extends Page ? Path : never;
}[PathWith<'get', paths>];

export type PageOf<Path extends PagedPath> = Extract<DataOf<'get', Path, paths>, Page>;
export type ItemOf<Path extends PagedPath> = PageOf<Path> extends { items: readonly (infer Item)[] } ? Item : never;

/** What a list takes besides its cursor. */
export type ListParams<Path extends PagedPath> = (ParametersOf<Path> extends { query: infer Query }
  ? { query: WithoutCursor<Query> }
  : { query?: WithoutCursor<NonNullable<ParametersOf<Path>['query']>> }) &
  (ParametersOf<Path> extends { path: infer Params } ? { path: Params } : unknown);

export type ListArguments<Path extends PagedPath, Extra = unknown> =
  object extends ListParams<Path> ? [params?: ListParams<Path> & Extra] : [params: ListParams<Path> & Extra];

type WithoutCursor<Query> = Omit<Query, 'cursor'> & { cursor?: never };

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

type ParametersOf<Path extends PagedPath> = paths[Path]['get']['parameters'];

/** One page; `cursor` is the page before's `nextCursor`, null for the first one. */
export type PageReader = <Path extends PagedPath>(
  path: Path,
  cursor: string | null,
  params: ListParams<Path> | undefined,
  signal: AbortSignal | undefined,
) => Promise<PageOf<Path>>;

/** Every item of a list, asking for the next page when it is needed. */
export type Paginate = <Path extends PagedPath>(
  path: Path,
  ...params: ListArguments<Path, { signal?: AbortSignal }>
) => AsyncGenerator<ItemOf<Path>, void>;

export interface Lists {
  readonly page: PageReader;
  readonly paginate: Paginate;
}

export function createLists(calls: Calls<paths>): Lists {
  const get = described<UntypedGet>(calls.GET);

  async function page(path: string, cursor: string | null, params?: UntypedParams, signal?: AbortSignal) {
    const query = { ...params?.query, ...(cursor === null ? {} : { cursor }) };
    const init = { params: { query, ...(params?.path ? { path: params.path } : {}) }, ...(signal ? { signal } : {}) };
    return (await get(path, init)).data;
  }

  async function* paginate(path: string, params?: UntypedParams & { signal?: AbortSignal }) {
    let cursor: string | null = null;
    do {
      const { items, nextCursor }: Page = await page(path, cursor, params, params?.signal);
      yield* items;
      cursor = nextCursor;
    } while (cursor !== null);
  }

  return described<Lists>({ page, paginate });
}

type UntypedGet = (path: string, init: object) => Promise<{ data: Page }>;

interface UntypedParams {
  readonly query?: object;
  readonly path?: object;
}
