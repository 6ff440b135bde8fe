import type { Entry } from '@/lib/api/types.ts';

export type SortKey = 'name' | 'modified' | 'size' | 'type';
export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

export const defaultSort: Sort = { key: 'name', descending: false };

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Names as a person orders them: `a2` before `a10`, case and accents last. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Entries in order; folders stay above files whichever way the column runs. */
export function sortEntries(entries: readonly Entry[], { key, descending }: Sort): Entry[] {
  const compare = comparators[key];
  const sign = descending ? -1 : 1;
  return entries.toSorted(
    (a, b) => folderFirst(a, b) || sign * compare(a, b) || compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1),
  );
}

/** A click on a column: the same one turns round, another starts the way people look at it first. */
export function nextSort(current: Sort, key: SortKey): Sort {
  if (current.key === key) return { key, descending: !current.descending };
  return { key, descending: key === 'modified' || key === 'size' };
}

/** The entries whose name holds every word of the filter, in any order. */
export function filterEntries(entries: readonly Entry[], filter: string): readonly Entry[] {
  const words = fold(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const name = fold(entry.name);
    return words.every((word) => name.includes(word));
  });
}

const comparators: Record<SortKey, (a: Entry, b: Entry) => number> = {
  name: (a, b) => compareNames(a.name, b.name),
  modified: (a, b) => Date.parse(a.modifiedAt) - Date.parse(b.modifiedAt),
  size: (a, b) => (a.size ?? -1) - (b.size ?? -1),
  type: (a, b) => compareNames(typeKey(a), typeKey(b)),
};

function folderFirst(a: Entry, b: Entry): number {
  return Number(b.kind === 'folder') - Number(a.kind === 'folder');
}

function typeKey(entry: Entry): string {
  const dot = entry.name.lastIndexOf('.');
  return dot > 0 ? entry.name.slice(dot + 1) : '';
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
