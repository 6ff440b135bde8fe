import { describe, expect, it } from 'vitest';

import type { Entry } from '@/lib/api/types.ts';

import { filterEntries, nextSort, sortEntries } from './sort.ts';

function entry(name: string, over: Partial<Entry> = {}): Entry {
  return {
    id: `ent_${name}`,
    kind: 'file',
    path: `shared/${name}`,
    name,
    space: 'spc_1',
    size: 1,
    contentType: 'text/plain',
    sha256: null,
    etag: null,
    version: null,
    createdAt: '2026-01-01T00:00:00Z',
    modifiedAt: '2026-01-01T00:00:00Z',
    createdBy: 'usr_1',
    ...over,
  };
}
const names = (entries: readonly Entry[]) => entries.map((item) => item.name);

describe('sorting', () => {
  const folder = entry('zeta', { kind: 'folder', size: null, contentType: null });

  it('puts numbers in their order and folders first', () => {
    const sorted = sortEntries([entry('a10'), entry('a2'), folder, entry('A1')], { key: 'name', descending: false });
    expect(names(sorted)).toEqual(['zeta', 'A1', 'a2', 'a10']);
  });

  it('keeps folders first when it runs backwards', () => {
    const sorted = sortEntries([entry('a'), entry('b'), folder], { key: 'name', descending: true });
    expect(names(sorted)).toEqual(['zeta', 'b', 'a']);
  });

  it('sorts by size, by time and by type, and by name among equals', () => {
    const items = [
      entry('b.txt', { size: 5, modifiedAt: '2026-03-01T00:00:00Z' }),
      entry('a.txt', { size: 5, modifiedAt: '2026-01-01T00:00:00Z' }),
      entry('c.md', { size: 1, modifiedAt: '2026-02-01T00:00:00Z' }),
    ];
    expect(names(sortEntries(items, { key: 'size', descending: true }))).toEqual(['a.txt', 'b.txt', 'c.md']);
    expect(names(sortEntries(items, { key: 'modified', descending: true }))).toEqual(['b.txt', 'c.md', 'a.txt']);
    expect(names(sortEntries(items, { key: 'type', descending: false }))).toEqual(['c.md', 'a.txt', 'b.txt']);
  });

  it('turns round on a second click and starts big and new first', () => {
    expect(nextSort({ key: 'name', descending: false }, 'name').descending).toBe(true);
    expect(nextSort({ key: 'name', descending: false }, 'size')).toEqual({ key: 'size', descending: true });
    expect(nextSort({ key: 'size', descending: true }, 'type')).toEqual({ key: 'type', descending: false });
  });
});

describe('filtering', () => {
  it('finds every word in any order, accents and case aside', () => {
    const items = [entry('Übersicht Mai.pdf'), entry('mai plan.md'), entry('June.md')];
    expect(names(filterEntries(items, 'MAI uber'))).toEqual(['Übersicht Mai.pdf']);
    expect(names(filterEntries(items, 'mai'))).toHaveLength(2);
    expect(filterEntries(items, '  ')).toBe(items);
  });
});
