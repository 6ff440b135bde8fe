import type { View } from '@/features/listing/model.ts';
import { defaultSort, type Sort, type SortKey } from '@/features/listing/sort.ts';

/** How a person likes listings. In cookies, so that the server renders them that way from the start. */
export interface Preferences {
  readonly view: View;
  readonly sort: Sort;
}

export const viewCookie = 'sheaf_view';
export const sortCookie = 'sheaf_sort';

const sortKeys: readonly SortKey[] = ['name', 'modified', 'size', 'type'];

export function parsePreferences(view: string | undefined, sort: string | undefined): Preferences {
  const [key, direction] = (sort ?? '').split('-');
  const known = sortKeys.find((candidate) => candidate === key);
  return {
    view: view === 'grid' ? 'grid' : 'list',
    sort: known ? { key: known, descending: direction === 'desc' } : defaultSort,
  };
}

export function rememberView(view: View): void {
  remember(viewCookie, view);
}

export function rememberSort(sort: Sort): void {
  remember(sortCookie, `${sort.key}-${sort.descending ? 'desc' : 'asc'}`);
}

function remember(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}
